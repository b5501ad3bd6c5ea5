// Asks for the user's token of the active account, says what it got, and ends. For tests alone:
//   tokenprogram FOLDER [before|after OPERATION]
#include <cstdio>

#include <QCoreApplication>
#include <QTimer>

#include "auth/tokensource.h"
#include "core/whenfinished.h"
#include "filekeychain.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

QByteArray inWords(const Result<Credential> &credential)
{
    if (credential)
        return "token " + credential->token.secret() + '\n';
    return "error " + QByteArray::number(int(credential.error().reason)) + '\n';
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString folder = arguments.at(1);
    std::optional<FileKeychain::End> end;
    if (arguments.size() == 4)
        end = FileKeychain::End{arguments.at(3).toInt(), arguments.at(2) == u"before" ? FileKeychain::Moment::Before
                                                                                      : FileKeychain::Moment::After};
    FileKeychain keychain(folder, end);
    Accounts accounts(folder + u"/accounts.json"_s);
    HttpClient client({});
    TokenSource tokens(keychain, accounts, client, [](const char *) { return QByteArray(); });
    const Account *account = accounts.list().find(*accounts.list().active);
    whenFinished(tokens.credential(account->platform, Identity::User, account->id), &application,
                 [&keychain](const Result<Credential> &credential) {
                     std::fputs(inWords(credential).constData(), stdout);
                     std::printf("operations %d\n", keychain.operations());
                     QCoreApplication::quit();
                 });
    return QCoreApplication::exec();
}
