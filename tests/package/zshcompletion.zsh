# zshcompletion.zsh FOLDER LINE: what zsh offers for LINE when it loads completions from FOLDER, one word a line.
export TERM=dumb
results=$(mktemp) || exit 1
zmodload zsh/zpty
zpty shell zsh -f -i

# A line of the shell in the terminal, until it has printed what only its own arithmetic can.
answered() {
    zpty -w shell "$1; print answer-\$((40 + 2))"
    zpty -r -m shell output '*answer-42*' || exit 1
}
answered "PS1=; unsetopt prompt_sp prompt_cr auto_list; LISTMAX=10000"
answered "fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -D"
# Every match passes here. Those that are kept in an array instead are not matches yet.
answered "compadd() {
    if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd \"\$@\"; return; fi
    local -a matches; builtin compadd -A matches \"\$@\"; print -rl -- \$matches >>$results; builtin compadd \"\$@\"
}"
zpty -w -n shell $2$'\t\C-u'
answered :
zpty -d shell
offered=$(grep -v '^$' $results)
rm -f $results
print -r -- $offered
