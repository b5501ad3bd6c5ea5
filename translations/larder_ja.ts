<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>Larder::AboutDialog</name>
    <message>
        <source>About Larder</source>
        <translation>Larder について</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>診断情報をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>For whoever helps you: no token, no name, nothing of a message</source>
        <translation>サポート担当者向けです。トークン、名前、メッセージの内容は含まれません</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Larder %1</source>
        <translation>Larder %1</translation>
    </message>
    <message>
        <source>Keeps the pictures, files, recordings and videos of Lark and Feishu messages.</source>
        <translation>Lark と Feishu のメッセージの画像、ファイル、音声、動画を保存します。</translation>
    </message>
    <message>
        <source>&amp;Libraries</source>
        <translation>ライブラリ(&amp;L)</translation>
    </message>
    <message>
        <source>Lice&amp;nces</source>
        <translation>ライセンス(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>診断情報(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Larder::AccountBar</name>
    <message>
        <source>Download as</source>
        <translation>ダウンロードの実行者</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>ユーザー(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Bot</source>
        <translation>ボット(&amp;B)</translation>
    </message>
    <message>
        <source>Download as yourself, with a user access token</source>
        <translation>ユーザートークンを使い、自分としてダウンロードします</translation>
    </message>
    <message>
        <source>Download as the app&apos;s bot, with a tenant access token</source>
        <translation>ボットトークンを使い、アプリのボットとしてダウンロードします</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>デモ</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an account · who is signed in</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>waiting for the keychain</source>
        <translation>キーチェーンの応答待ち</translation>
    </message>
    <message>
        <source>Your keychain is asking you something, most likely its password. Look for its window.</source>
        <translation>キーチェーンが入力を待っています。おそらくパスワードの入力です。そのウィンドウを探してください。</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>アカウント(&amp;A)…</translation>
    </message>
</context>
<context>
    <name>Larder::AccountDialog</name>
    <message>
        <source>Accounts</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>追加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Feishu (open.feishu.cn)</source>
        <translation>Feishu（open.feishu.cn）(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Lark (open.larksuite.com)</source>
        <translation>Lark（open.larksuite.com）(&amp;L)</translation>
    </message>
    <message>
        <source>An &amp;address of its own</source>
        <translation>独自のアドレス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>削除(&amp;R)…</translation>
    </message>
    <message>
        <source>Where are your messages?</source>
        <translation>メッセージはどこにありますか？</translation>
    </message>
    <message>
        <source>Feishu and Lark are two worlds: an app and its tokens belong to one of them.</source>
        <translation>Feishu と Lark は別々のサービスです。アプリとトークンはどちらか一方でのみ使えます。</translation>
    </message>
    <message>
        <source>Feishu (open.feishu.cn)</source>
        <translation>Feishu（open.feishu.cn）</translation>
    </message>
    <message>
        <source>Lark (open.larksuite.com)</source>
        <translation>Lark（open.larksuite.com）</translation>
    </message>
    <message>
        <source>An address of its own</source>
        <translation>独自のアドレス</translation>
    </message>
    <message>
        <source>&amp;Use this account</source>
        <translation>このアカウントを使う(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Check connection…</source>
        <translation>接続を確認(&amp;C)…</translation>
    </message>
    <message>
        <source>Downloads go with this account.</source>
        <translation>このアカウントでダウンロードします。</translation>
    </message>
    <message>
        <source>Not all of what you typed can be kept.</source>
        <translation>入力内容の一部を保存できません。</translation>
    </message>
    <message>
        <source>Keep &amp;editing</source>
        <translation>編集を続ける(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Keep for this session only</source>
        <translation>今回の起動中のみ保持(&amp;K)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account: what failed there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Remove the account %1?</source>
        <translation>アカウント「%1」を削除しますか？</translation>
    </message>
    <message>
        <source>Its tokens and its app secret are removed from the keychain, and its sign-in ends at the server too.</source>
        <translation>トークンと App Secret をキーチェーンから削除し、サーバー側のログインも終了します。</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>残す(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
</context>
<context>
    <name>Larder::AccountPage</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>Sign-in address</source>
        <translation>ログイン用アドレス</translation>
    </message>
    <message>
        <source>Where users sign in. Most often open. becomes accounts.</source>
        <translation>ユーザーがログインするアドレスです。通常は open. を accounts. に置き換えたものです。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>アドレス(&amp;D)</translation>
    </message>
    <message>
        <source>Sign-&amp;in address</source>
        <translation>ログイン用アドレス(&amp;I)</translation>
    </message>
    <message>
        <source>App</source>
        <translation>アプリ</translation>
    </message>
    <message>
        <source>App id</source>
        <translation>App ID</translation>
    </message>
    <message>
        <source>App secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>App i&amp;d</source>
        <translation>App ID(&amp;D)</translation>
    </message>
    <message>
        <source>App s&amp;ecret</source>
        <translation>App Secret(&amp;E)</translation>
    </message>
    <message>
        <source>developer console</source>
        <translation>開発者コンソール</translation>
    </message>
    <message>
        <source>Both stand in the %1 under %2. With them you can sign in, and the bot needs no token.</source>
        <comment>developer console – the name of a page in it</comment>
        <translation>どちらも%1の「%2」にあります。これがあればログインでき、ボットのトークンも不要になります。</translation>
    </message>
    <message>
        <source>Credentials &amp; Basic Info</source>
        <comment>in the developer console</comment>
        <translation>認証情報と基本情報</translation>
    </message>
    <message>
        <source>kept, and shown no more</source>
        <translation>保存済み（再表示はできません）</translation>
    </message>
    <message>
        <source>An app id begins with cli_ and holds only letters, digits and underscores.</source>
        <translation>App ID は cli_ で始まり、英数字とアンダースコアだけを含みます。</translation>
    </message>
</context>
<context>
    <name>Larder::AccountWords</name>
    <message>
        <source>Not signed in.</source>
        <translation>ログインしていません。</translation>
    </message>
    <message>
        <source>There is no app secret and no bot token.</source>
        <translation>App Secret もボットトークンもありません。</translation>
    </message>
    <message>
        <source>For this run there is a token in %1.</source>
        <comment>an environment variable</comment>
        <translation>今回の起動中は %1 のトークンを使います。</translation>
    </message>
    <message>
        <source>There is a pasted token. It is used until it expires.</source>
        <translation>貼り付けたトークンがあります。期限が切れるまで使います。</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>ログイン済みです。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>%1 としてログイン中です。</translation>
    </message>
    <message>
        <source>%1 was signed in.</source>
        <translation>%1 がログインしていました。</translation>
    </message>
    <message>
        <source>Larder fetches the bot&apos;s token by itself, as app %1.</source>
        <translation>Larder がアプリ %1 としてボットトークンを自動で取得します。</translation>
    </message>
    <message>
        <source>The platform refused the token. Sign in, or paste a new one.</source>
        <translation>プラットフォームがトークンを拒否しました。ログインするか、新しいトークンを貼り付けてください。</translation>
    </message>
    <message>
        <source>The platform refused the token. Paste a new one, or give the app&apos;s secret.</source>
        <translation>プラットフォームがトークンを拒否しました。新しいトークンを貼り付けるか、App Secret を入力してください。</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未ログイン</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>ログイン済み</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>再ログインが必要</translation>
    </message>
    <message>
        <source>bot</source>
        <translation>ボット</translation>
    </message>
    <message>
        <source>pasted token</source>
        <translation>貼り付けたトークン</translation>
    </message>
    <message>
        <source>token of the environment</source>
        <translation>環境変数のトークン</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>トークンが拒否されました</translation>
    </message>
    <message>
        <source>keychain does not answer</source>
        <translation>キーチェーンの応答なし</translation>
    </message>
    <message>
        <source>The keychain did not take it, so it ends when Larder is closed.</source>
        <translation>キーチェーンに保存できなかったため、ログインは Larder を閉じると終了します。</translation>
    </message>
    <message>
        <source>It ends at %1 and cannot be renewed.</source>
        <translation>%1 に期限が切れ、更新はできません。</translation>
    </message>
    <message>
        <source>Larder renews it by itself; unused, it ends on %1.</source>
        <translation>Larder が自動で更新します。使わない場合は %1 に終了します。</translation>
    </message>
    <message>
        <source>Larder renews it by itself.</source>
        <translation>Larder が自動で更新します。</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>サーバー名</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>時計</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>権限</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>The server&apos;s name is known: %1.</source>
        <comment>its address</comment>
        <translation>サーバー名を解決できました：%1。</translation>
    </message>
    <message>
        <source>None is used.</source>
        <translation>プロキシは使われていません。</translation>
    </message>
    <message>
        <source>Goes through %1.</source>
        <translation>%1 を経由します。</translation>
    </message>
    <message>
        <source>The platform answers.</source>
        <translation>プラットフォームが応答しました。</translation>
    </message>
    <message>
        <source>It is right.</source>
        <translation>正確です。</translation>
    </message>
    <message>
        <source>There is one.</source>
        <translation>トークンがあります。</translation>
    </message>
    <message>
        <source>It is good, and belongs to %1.</source>
        <translation>有効です。%1 のトークンです。</translation>
    </message>
    <message>
        <source>The app may read messages.</source>
        <translation>アプリにメッセージの読み取り権限があります。</translation>
    </message>
    <message>
        <source>The resource in the form can be downloaded.</source>
        <translation>フォームのリソースをダウンロードできます。</translation>
    </message>
    <message>
        <source>Not tried. Fill in a message id and a file key to try it with.</source>
        <translation>未確認です。試すには、フォームにメッセージ ID とファイルキーを入力してください。</translation>
    </message>
    <message>
        <source>Not tried.</source>
        <translation>未確認です。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the server&apos;s. Set it right.</source>
        <translation>このコンピューターの時計はサーバーより %1進んでいます。正しく合わせてください。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the server&apos;s. Set it right.</source>
        <translation>このコンピューターの時計はサーバーより %1遅れています。正しく合わせてください。</translation>
    </message>
</context>
<context>
    <name>Larder::BatchEnd</name>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n 個のファイルを保存しました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) failed</source>
        <translation>
            <numerusform>%n 件のダウンロードに失敗しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>14 files saved, 1 failed</comment>
        <translation>%1、%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::CheckDialog</name>
    <message>
        <source>Connection: %1</source>
        <comment>an account&apos;s name</comment>
        <translation>接続：%1</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>再確認(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Larder::Controls</name>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
</context>
<context>
    <name>Larder::DemoServer</name>
    <message>
        <source>The whole chat</source>
        <translation>チャット全体</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>リッチテキスト</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>音声メッセージ</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>転送メッセージ</translation>
    </message>
    <message>
        <source>Stickers and such</source>
        <translation>スタンプなど</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>イベント</translation>
    </message>
    <message>
        <source>Output of lark-cli</source>
        <translation>lark-cli の出力</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>A picture inside a post</source>
        <translation>リッチテキスト内の画像</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>文書</translation>
    </message>
    <message>
        <source>A spreadsheet with a Chinese name</source>
        <translation>中国語の名前の表計算ファイル</translation>
    </message>
    <message>
        <source>A voice message</source>
        <translation>音声メッセージ</translation>
    </message>
    <message>
        <source>A video, slow enough to watch; it does not play</source>
        <translation>経過を見られるようゆっくり届く動画（再生はできません）</translation>
    </message>
    <message>
        <source>A file in a forward: only the id of the forward gives it</source>
        <translation>転送されたファイル（転送メッセージの ID でのみ取得できます）</translation>
    </message>
    <message>
        <source>A file that the server refuses</source>
        <translation>サーバーに拒否されるファイル</translation>
    </message>
    <message>
        <source>A picture that the server makes wait at first</source>
        <translation>最初にサーバーから待たされる画像</translation>
    </message>
</context>
<context>
    <name>Larder::DemoShelf</name>
    <message>
        <source>Sample messages</source>
        <translation>サンプルメッセージ</translation>
    </message>
    <message>
        <source>Return opens one as if it had been dropped on the window</source>
        <translation>Enter キーで、ウィンドウにドロップしたときと同じように開きます</translation>
    </message>
    <message>
        <source>%1: drag it into the window, or press Return</source>
        <translation>%1：ウィンドウにドラッグするか、Enter キーを押します</translation>
    </message>
</context>
<context>
    <name>Larder::DemoStrip</name>
    <message>
        <source>D&amp;rag in:</source>
        <translation>ドラッグで追加(&amp;R)：</translation>
    </message>
    <message>
        <source>Down&amp;load all</source>
        <translation>すべてダウンロード(&amp;L)</translation>
    </message>
    <message>
        <source>Downloads everything of the demo chat</source>
        <translation>デモチャットの内容をすべてダウンロードします</translation>
    </message>
</context>
<context>
    <name>Larder::DesktopNotice</name>
    <message>
        <source>Open Larder</source>
        <translation>Larder を開く</translation>
    </message>
</context>
<context>
    <name>Larder::DetailsBand</name>
    <message>
        <source>all of it</source>
        <comment>what a request asked for</comment>
        <translation>全体</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>%1, as user, from %2</source>
        <comment>image or file; platform</comment>
        <translation>%1、ユーザーとして、%2 から</translation>
    </message>
    <message>
        <source>%1, as bot, from %2</source>
        <comment>image or file; platform</comment>
        <translation>%1、ボットとして、%2 から</translation>
    </message>
    <message>
        <source>Details of the chosen download</source>
        <translation>選択したダウンロードの詳細</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>Bytes asked for</source>
        <translation>要求したバイト</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>レスポンス</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Log id</source>
        <translation>ログ ID</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Copies everything shown here, for support. No token is in it.</source>
        <translation>ここに表示されている内容をすべて、サポート用にコピーします。トークンは含まれません。</translation>
    </message>
    <message>
        <source>Copy all details</source>
        <translation>詳細をすべてコピー</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>詳細を閉じる</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>メッセージ ID</translation>
    </message>
    <message>
        <source>File key</source>
        <translation>ファイルキー</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>要求内容</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>The exact error</source>
        <translation>エラーの詳細</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1 is the name of a fact, such as Message id</comment>
        <translation>コピー：%1</translation>
    </message>
    <message>
        <source>Choose a download to see its details.</source>
        <translation>ダウンロードを選択すると詳細が表示されます。</translation>
    </message>
</context>
<context>
    <name>Larder::DownloadsPage</name>
    <message>
        <source>Downloads at a time</source>
        <translation>同時ダウンロード数</translation>
    </message>
    <message>
        <source>Connections for each</source>
        <translation>1 件あたりの接続数</translation>
    </message>
    <message>
        <source>Downloads at a &amp;time</source>
        <translation>同時ダウンロード数(&amp;T)</translation>
    </message>
    <message>
        <source>The others wait for their turn. Those under way go on.</source>
        <translation>残りは順番を待ちます。進行中のものは続行します。</translation>
    </message>
    <message>
        <source>&amp;Connections for each</source>
        <translation>1 件あたりの接続数(&amp;C)</translation>
    </message>
    <message>
        <source>One is best for most. More can help with large files on a line that is far from the server.</source>
        <translation>通常は 1 が最適です。サーバーが遠い場合は、増やすと大きなファイルが速くなることがあります。</translation>
    </message>
</context>
<context>
    <name>Larder::DropPlace</name>
    <message>
        <source>Where this lies could not be read. Save it as a file on this computer and open that.</source>
        <translation>場所を読み取れませんでした。このコンピューターにファイルとして保存し、それを開いてください。</translation>
    </message>
    <message>
        <source>Drop it to see what is in it</source>
        <translation>ここで離すと内容を確認できます</translation>
    </message>
</context>
<context>
    <name>Larder::EmptyPage</name>
    <message>
        <source>Download &amp;all of it</source>
        <translation>すべてダウンロード(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>デモを試す(&amp;T)</translation>
    </message>
    <message>
        <source>Drag one of the messages above in here</source>
        <translation>上のメッセージのどれかをここにドラッグしてください</translation>
    </message>
    <message>
        <source>Drop or paste messages here</source>
        <translation>メッセージをここにドロップするか貼り付けてください</translation>
    </message>
    <message>
        <source>Or choose one and press Return. Nothing leaves this computer.</source>
        <translation>1 つ選んで Enter キーを押すこともできます。データがこのコンピューターの外に出ることはありません。</translation>
    </message>
    <message>
        <source>Message JSON of every kind: an API answer, an event, a log, the output of lark-cli. Or fill in a message id above.</source>
        <translation>API の応答、イベント、ログ、lark-cli の出力など、あらゆるメッセージ JSON に対応しています。上にメッセージ ID を入力することもできます。</translation>
    </message>
    <message>
        <source>Nothing at hand? The demo needs no account and no network.</source>
        <translation>手元に何もありませんか？デモはアカウントもネットワークも不要です。</translation>
    </message>
</context>
<context>
    <name>Larder::ErrorText</name>
    <message>
        <source>There is no message id.</source>
        <translation>メッセージ ID が入力されていません。</translation>
    </message>
    <message>
        <source>Give the id of the message. It begins with om_.</source>
        <translation>メッセージ ID を入力してください。om_ で始まります。</translation>
    </message>
    <message>
        <source>This is the id of a thread, not of a message.</source>
        <translation>これはメッセージではなくスレッドの ID です。</translation>
    </message>
    <message>
        <source>Use the id of the reply itself. It begins with om_.</source>
        <translation>返信そのものの ID を使ってください。om_ で始まります。</translation>
    </message>
    <message>
        <source>This is the id of a chat, not of a message.</source>
        <translation>これはメッセージではなくチャットの ID です。</translation>
    </message>
    <message>
        <source>Use the id of one message in the chat. It begins with om_.</source>
        <translation>チャット内のメッセージ 1 件の ID を使ってください。om_ で始まります。</translation>
    </message>
    <message>
        <source>This is the id of a batch of messages, not of one message.</source>
        <translation>これは 1 件のメッセージではなく、一括送信の ID です。</translation>
    </message>
    <message>
        <source>Use the id of the message in the chat where it arrived. It begins with om_.</source>
        <translation>メッセージが届いたチャットでの、そのメッセージの ID を使ってください。om_ で始まります。</translation>
    </message>
    <message>
        <source>This is a file key, not a message id.</source>
        <translation>これはメッセージ ID ではなくファイルキーです。</translation>
    </message>
    <message>
        <source>Give it as the file key, and give the id of its message as the message id.</source>
        <translation>ファイルキーの欄に入力し、メッセージ ID の欄にはそのメッセージの ID を入力してください。</translation>
    </message>
    <message>
        <source>This does not look like a message id.</source>
        <translation>メッセージ ID の形式ではありません。</translation>
    </message>
    <message>
        <source>Copy the id again. It begins with om_ and holds only letters, digits, hyphens and underscores.</source>
        <translation>ID をコピーし直してください。om_ で始まり、英数字、ハイフン、アンダースコアだけを含みます。</translation>
    </message>
    <message>
        <source>There is no file key.</source>
        <translation>ファイルキーが入力されていません。</translation>
    </message>
    <message>
        <source>Give the key of the picture or file. Most begin with img_ or file_.</source>
        <translation>画像またはファイルのキーを入力してください。多くは img_ または file_ で始まります。</translation>
    </message>
    <message>
        <source>This is a message id, not a file key.</source>
        <translation>これはファイルキーではなくメッセージ ID です。</translation>
    </message>
    <message>
        <source>Give it as the message id, and give the key of the picture or file as the file key.</source>
        <translation>メッセージ ID の欄に入力し、ファイルキーの欄には画像またはファイルのキーを入力してください。</translation>
    </message>
    <message>
        <source>This does not look like a file key.</source>
        <translation>ファイルキーの形式ではありません。</translation>
    </message>
    <message>
        <source>Copy the key again. It holds only letters, digits, hyphens and underscores.</source>
        <translation>キーをコピーし直してください。英数字、ハイフン、アンダースコアだけを含みます。</translation>
    </message>
    <message>
        <source>This cannot be the address of a server.</source>
        <translation>サーバーのアドレスとして正しくありません。</translation>
    </message>
    <message>
        <source>Give an address that begins with https://, such as https://open.feishu.cn.</source>
        <translation>https://open.feishu.cn のように https:// で始まるアドレスを入力してください。</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>プロキシのアドレスが入力されていません。</translation>
    </message>
    <message>
        <source>Enter its name or IP address, such as proxy.example.com.</source>
        <translation>proxy.example.com のような名前または IP アドレスを入力してください。</translation>
    </message>
    <message>
        <source>This is not the address of a proxy.</source>
        <translation>プロキシのアドレスとして正しくありません。</translation>
    </message>
    <message>
        <source>Enter its name or IP address alone, such as proxy.example.com.</source>
        <translation>proxy.example.com のように、名前または IP アドレスだけを入力してください。</translation>
    </message>
    <message>
        <source>A user name or a password does not belong in the proxy&apos;s address.</source>
        <translation>プロキシのアドレスに、ユーザー名やパスワードを含めることはできません。</translation>
    </message>
    <message>
        <source>Enter them in the fields of their own, where nobody else can read them.</source>
        <translation>他の人に見られないよう、それぞれ専用の欄に入力してください。</translation>
    </message>
    <message>
        <source>Larder does not know this kind of proxy.</source>
        <translation>Larder はこの種類のプロキシに対応していません。</translation>
    </message>
    <message>
        <source>Use an address that begins with http:// or socks5://, or with the name itself.</source>
        <translation>http:// か socks5:// で始まるアドレス、または名前だけを入力してください。</translation>
    </message>
    <message>
        <source>The proxy&apos;s port is missing.</source>
        <translation>プロキシのポートが入力されていません。</translation>
    </message>
    <message>
        <source>Enter it, such as 8080 or 3128.</source>
        <translation>8080 や 3128 のようなポート番号を入力してください。</translation>
    </message>
    <message>
        <source>The proxy&apos;s port is not one.</source>
        <translation>プロキシのポートが正しくありません。</translation>
    </message>
    <message>
        <source>Enter a number from 1 to 65535.</source>
        <translation>1 から 65535 までの数字を入力してください。</translation>
    </message>
    <message>
        <source>The file with your company&apos;s certificate cannot be read.</source>
        <translation>会社の証明書ファイルを読み取れません。</translation>
    </message>
    <message>
        <source>Check that it is still there, or choose it again in the settings.</source>
        <translation>ファイルがまだあるか確認するか、設定で選び直してください。</translation>
    </message>
    <message>
        <source>This file holds no certificate.</source>
        <translation>このファイルには証明書が含まれていません。</translation>
    </message>
    <message>
        <source>Ask your administrator for the company&apos;s certificate as a PEM file. It begins with BEGIN CERTIFICATE.</source>
        <translation>会社の証明書を PEM ファイルで管理者から受け取ってください。BEGIN CERTIFICATE で始まります。</translation>
    </message>
    <message>
        <source>The certificate in this file is not valid today.</source>
        <translation>このファイルの証明書は、現在有効期間外です。</translation>
    </message>
    <message>
        <source>Ask your administrator for the current one, and check the date of this computer.</source>
        <translation>管理者から最新の証明書を受け取り、このコンピューターの日付も確認してください。</translation>
    </message>
    <message>
        <source>This certificate belongs to a server or a person, not to an authority.</source>
        <translation>これは認証局ではなく、サーバーまたは個人の証明書です。</translation>
    </message>
    <message>
        <source>Ask your administrator for the certificate of the company&apos;s authority (CA).</source>
        <translation>会社の認証局（CA）の証明書を管理者から受け取ってください。</translation>
    </message>
    <message>
        <source>There is no account of this name.</source>
        <translation>この名前のアカウントはありません。</translation>
    </message>
    <message>
        <source>Choose one of the accounts, or add it.</source>
        <translation>既存のアカウントを選ぶか、追加してください。</translation>
    </message>
    <message>
        <source>This name would put the file outside the download folder.</source>
        <translation>この名前では、ファイルがダウンロードフォルダーの外に保存されてしまいます。</translation>
    </message>
    <message>
        <source>Choose a name without .. and without a drive or slash at its beginning.</source>
        <translation>.. を含まず、ドライブ名やスラッシュで始まらない名前にしてください。</translation>
    </message>
    <message>
        <source>The message text could not be read.</source>
        <translation>メッセージの内容を読み取れませんでした。</translation>
    </message>
    <message>
        <source>Copy or export the whole message again, as JSON.</source>
        <translation>メッセージ全体を JSON としてコピーまたはエクスポートし直してください。</translation>
    </message>
    <message>
        <source>The server did not accept the message id, the file key or the type.</source>
        <translation>サーバーがメッセージ ID、ファイルキー、または種類を受け付けませんでした。</translation>
    </message>
    <message>
        <source>Check both, and whether it is a picture or a file.</source>
        <translation>両方の値と、画像かファイルかを確認してください。</translation>
    </message>
    <message>
        <source>There is no access token for this identity.</source>
        <translation>この実行者のアクセストークンがありません。</translation>
    </message>
    <message>
        <source>Add a token for it, then try again.</source>
        <translation>トークンを追加してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The access token is invalid or has expired.</source>
        <translation>アクセストークンが無効か、期限切れです。</translation>
    </message>
    <message>
        <source>Sign in again or add a new token.</source>
        <translation>ログインし直すか、新しいトークンを追加してください。</translation>
    </message>
    <message>
        <source>The access token is damaged or of the wrong kind.</source>
        <translation>アクセストークンが壊れているか、種類が違います。</translation>
    </message>
    <message>
        <source>Copy the whole token again and add it.</source>
        <translation>トークン全体をコピーし直して追加してください。</translation>
    </message>
    <message>
        <source>The app cannot be used at the moment.</source>
        <translation>このアプリは現在使用できません。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to switch on the app and its bot, and check the app id and secret.</source>
        <translation>アプリの管理者に、アプリとボットの有効化と、App ID と App Secret の確認を依頼してください。</translation>
    </message>
    <message>
        <source>The app is not installed in your organisation.</source>
        <translation>このアプリは組織にインストールされていません。</translation>
    </message>
    <message>
        <source>Ask an administrator to publish or install the app.</source>
        <translation>管理者にアプリの公開またはインストールを依頼してください。</translation>
    </message>
    <message>
        <source>The app id or the app secret is wrong.</source>
        <translation>App ID または App Secret が間違っています。</translation>
    </message>
    <message>
        <source>Copy both again from the developer console.</source>
        <translation>開発者コンソールから両方をコピーし直してください。</translation>
    </message>
    <message>
        <source>The secret of this account&apos;s app is not known here.</source>
        <translation>このアカウントの App Secret が登録されていません。</translation>
    </message>
    <message>
        <source>Add the app secret from the developer console.</source>
        <translation>開発者コンソールから App Secret を追加してください。</translation>
    </message>
    <message>
        <source>This user may not use the app.</source>
        <translation>このユーザーはアプリを使用できません。</translation>
    </message>
    <message>
        <source>Ask an administrator whether the account is active and the app is open to it.</source>
        <translation>アカウントが有効か、アプリの利用範囲に含まれているかを管理者に確認してください。</translation>
    </message>
    <message>
        <source>The server did not accept the sign-in.</source>
        <translation>サーバーがログインを受け付けませんでした。</translation>
    </message>
    <message>
        <source>Sign in again. The details hold the server&apos;s own words.</source>
        <translation>ログインし直してください。サーバーからのメッセージは詳細にあります。</translation>
    </message>
    <message>
        <source>Your organisation asks for an extra verification.</source>
        <translation>組織が追加の認証を求めています。</translation>
    </message>
    <message>
        <source>Complete it in the web browser, then try again.</source>
        <translation>ブラウザーで認証を済ませてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Your sign-in has come to its end.</source>
        <translation>ログインの有効期間が終了しました。</translation>
    </message>
    <message>
        <source>Sign in again in the web browser.</source>
        <translation>ブラウザーでログインし直してください。</translation>
    </message>
    <message>
        <source>The sign-in was turned down in the web browser.</source>
        <translation>ブラウザーでログインが拒否されました。</translation>
    </message>
    <message>
        <source>Sign in again and agree to what the app asks for.</source>
        <translation>ログインし直し、アプリが求める権限に同意してください。</translation>
    </message>
    <message>
        <source>The sign-in was not completed in time.</source>
        <translation>時間内にログインが完了しませんでした。</translation>
    </message>
    <message>
        <source>Start the sign-in again for a new code.</source>
        <translation>ログインを最初からやり直し、新しいコードを取得してください。</translation>
    </message>
    <message>
        <source>Another Larder is renewing this sign-in, and takes long.</source>
        <translation>別の Larder がこのログインを更新中で、時間がかかっています。</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>1 分後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>This system has no keychain that Larder can use.</source>
        <translation>このシステムには Larder が使えるキーチェーンがありません。</translation>
    </message>
    <message>
        <source>Install and start one, such as GNOME Keyring, or keep the token for this session only.</source>
        <translation>GNOME Keyring などのキーチェーンをインストールして起動するか、トークンを今回の起動中のみ保持してください。</translation>
    </message>
    <message>
        <source>Your keychain is locked.</source>
        <translation>キーチェーンがロックされています。</translation>
    </message>
    <message>
        <source>Unlock it, then try again, or keep the token for this session only.</source>
        <translation>ロックを解除してからもう一度試すか、トークンを今回の起動中のみ保持してください。</translation>
    </message>
    <message>
        <source>Your keychain does not let Larder in.</source>
        <translation>キーチェーンが Larder のアクセスを許可していません。</translation>
    </message>
    <message>
        <source>Try again and allow it, or keep the token for this session only.</source>
        <translation>もう一度試して許可するか、トークンを今回の起動中のみ保持してください。</translation>
    </message>
    <message>
        <source>Your keychain does not work as it should.</source>
        <translation>キーチェーンが正常に動作していません。</translation>
    </message>
    <message>
        <source>Restart it and try again, or keep the token for this session only. The details say more.</source>
        <translation>再起動してもう一度試すか、トークンを今回の起動中のみ保持してください。詳しくは詳細をご覧ください。</translation>
    </message>
    <message>
        <source>You cannot see this chat, or the file was removed.</source>
        <translation>このチャットを閲覧できないか、ファイルが削除されています。</translation>
    </message>
    <message>
        <source>Try the other identity, or ask a member of the chat for the file.</source>
        <translation>別の実行者で試すか、チャットのメンバーにファイルを送ってもらってください。</translation>
    </message>
    <message>
        <source>The bot is not in this chat.</source>
        <translation>ボットがこのチャットに参加していません。</translation>
    </message>
    <message>
        <source>Add the bot to the chat, or download as user.</source>
        <translation>ボットをチャットに追加するか、ユーザーとしてダウンロードしてください。</translation>
    </message>
    <message>
        <source>The app&apos;s bot is switched off.</source>
        <translation>アプリのボット機能がオフになっています。</translation>
    </message>
    <message>
        <source>Turn the bot on in the developer console and publish the app, or download as user.</source>
        <translation>開発者コンソールでボットを有効にしてアプリを公開するか、ユーザーとしてダウンロードしてください。</translation>
    </message>
    <message>
        <source>The server gives this file only to the app that uploaded it.</source>
        <translation>サーバーはこのファイルを、アップロードしたアプリにだけ提供します。</translation>
    </message>
    <message>
        <source>This should not happen here. Please report it with the details.</source>
        <translation>ここでは起こらないはずの状態です。詳細を添えてご報告ください。</translation>
    </message>
    <message>
        <source>Files of external groups cannot be downloaded by an app.</source>
        <translation>外部グループのファイルは、アプリではダウンロードできません。</translation>
    </message>
    <message>
        <source>Open the group in the chat program and save the file there.</source>
        <translation>チャットアプリでグループを開き、そこでファイルを保存してください。</translation>
    </message>
    <message>
        <source>This chat does not allow copying or downloading.</source>
        <translation>このチャットではコピーもダウンロードも許可されていません。</translation>
    </message>
    <message>
        <source>Ask the sender to share the file in another way.</source>
        <translation>別の方法でファイルを共有するよう、送信者に依頼してください。</translation>
    </message>
    <message>
        <source>This message is hidden from you, perhaps because you joined the chat later.</source>
        <translation>このメッセージは表示できません。チャットへの参加がそれより後だった可能性があります。</translation>
    </message>
    <message>
        <source>Ask somebody who can see it to send you the file.</source>
        <translation>閲覧できる人にファイルを送ってもらってください。</translation>
    </message>
    <message>
        <source>The app has not been granted a permission that is needed.</source>
        <translation>必要な権限がアプリに付与されていません。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to add it in the developer console and publish the app.</source>
        <translation>アプリの管理者に、開発者コンソールでの権限の追加とアプリの公開を依頼してください。</translation>
    </message>
    <message>
        <source>The app has not been granted this permission: %1.</source>
        <translation>次の権限がアプリに付与されていません：%1。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to add %1 in the developer console and publish the app.</source>
        <translation>アプリの管理者に、開発者コンソールでの %1 の追加とアプリの公開を依頼してください。</translation>
    </message>
    <message>
        <source>You have not given the app a permission that is needed.</source>
        <translation>必要な権限をアプリに許可していません。</translation>
    </message>
    <message>
        <source>You have not given the app this permission: %1.</source>
        <translation>次の権限をアプリに許可していません：%1。</translation>
    </message>
    <message>
        <source>Sign in again and agree to %1.</source>
        <translation>ログインし直し、%1 に同意してください。</translation>
    </message>
    <message>
        <source>A permission is missing, or this is an external chat.</source>
        <translation>権限がないか、外部チャットです。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator for the message permissions, then sign in again.</source>
        <translation>アプリの管理者にメッセージの権限を依頼してから、ログインし直してください。</translation>
    </message>
    <message>
        <source>This permission is missing: %1.</source>
        <translation>次の権限がありません：%1。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator for %1, then sign in again.</source>
        <translation>アプリの管理者に %1 を依頼してから、ログインし直してください。</translation>
    </message>
    <message>
        <source>This token does not carry the permission that is needed.</source>
        <translation>このトークンには必要な権限がありません。</translation>
    </message>
    <message>
        <source>Sign in again, or add a token with the message permissions.</source>
        <translation>ログインし直すか、メッセージの権限を持つトークンを追加してください。</translation>
    </message>
    <message>
        <source>The app does not take requests from this computer&apos;s address.</source>
        <translation>アプリはこのコンピューターの IP アドレスからのリクエストを受け付けません。</translation>
    </message>
    <message>
        <source>Use your office network, or ask the app&apos;s administrator to allow this address.</source>
        <translation>社内ネットワークを使うか、アプリの管理者にこのアドレスの許可を依頼してください。</translation>
    </message>
    <message>
        <source>Your organisation&apos;s rules do not allow this.</source>
        <translation>組織のルールで許可されていません。</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>管理者にお問い合わせください。</translation>
    </message>
    <message>
        <source>This does not work with this identity.</source>
        <translation>この実行者ではこの操作を行えません。</translation>
    </message>
    <message>
        <source>Try the other identity, user or bot.</source>
        <translation>もう一方の実行者（ユーザーまたはボット）でお試しください。</translation>
    </message>
    <message>
        <source>Files of this kind of chat cannot be downloaded by an app.</source>
        <translation>この種類のチャットのファイルは、アプリではダウンロードできません。</translation>
    </message>
    <message>
        <source>Open the chat itself and save the file there.</source>
        <translation>チャットを直接開き、そこでファイルを保存してください。</translation>
    </message>
    <message>
        <source>The file key does not belong to this message.</source>
        <translation>ファイルキーがこのメッセージのものではありません。</translation>
    </message>
    <message>
        <source>Check both. For something that was forwarded, use the id of the outermost forward.</source>
        <translation>両方を確認してください。転送された内容の場合は、一番外側の転送メッセージの ID を使ってください。</translation>
    </message>
    <message>
        <source>The file no longer exists.</source>
        <translation>ファイルはもう存在しません。</translation>
    </message>
    <message>
        <source>Ask the sender to send the file again.</source>
        <translation>送信者にファイルの再送を依頼してください。</translation>
    </message>
    <message>
        <source>The message was deleted or recalled.</source>
        <translation>メッセージは削除されたか、送信が取り消されました。</translation>
    </message>
    <message>
        <source>Ask the sender to send the message again.</source>
        <translation>送信者にメッセージの再送を依頼してください。</translation>
    </message>
    <message>
        <source>The server has no download for this kind of message.</source>
        <translation>この種類のメッセージは、サーバーからダウンロードできません。</translation>
    </message>
    <message>
        <source>If it was forwarded, use the id of the outermost forward. Otherwise save it in the chat itself.</source>
        <translation>転送された場合は、一番外側の転送メッセージの ID を使ってください。それ以外は、チャットで直接保存してください。</translation>
    </message>
    <message>
        <source>Too many requests were sent in a short time.</source>
        <translation>短時間に送信したリクエストが多すぎます。</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>1 分待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Too many requests were sent. The server asks to wait %1.</source>
        <translation>送信したリクエストが多すぎます。サーバーから %1待つよう求められています。</translation>
    </message>
    <message>
        <source>Wait %1, then try again.</source>
        <translation>%1待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Your organisation has used up its requests for this month.</source>
        <translation>組織の今月分の API 呼び出し回数を使い切りました。</translation>
    </message>
    <message>
        <source>Wait for the next month, or ask an administrator for a larger plan.</source>
        <translation>翌月まで待つか、管理者にプランの変更を相談してください。</translation>
    </message>
    <message>
        <source>The server asks for a longer wait than Larder keeps by itself.</source>
        <translation>サーバーが求める待ち時間が、Larder が自動で待つ時間を超えています。</translation>
    </message>
    <message>
        <source>Try again later today.</source>
        <translation>今日、時間をおいてもう一度お試しください。</translation>
    </message>
    <message>
        <source>The server asks to wait %1, which is longer than Larder waits by itself.</source>
        <translation>サーバーから %1待つよう求められていますが、Larder が自動で待つ時間を超えています。</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>%1後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>The file is larger than the server gives out.</source>
        <translation>ファイルが、サーバーの提供できるサイズを超えています。</translation>
    </message>
    <message>
        <source>Save it in the chat itself, or ask the sender for smaller parts.</source>
        <translation>チャットで直接保存するか、送信者に小さく分割してもらってください。</translation>
    </message>
    <message>
        <source>The server has trouble of its own.</source>
        <translation>サーバー側で問題が発生しています。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, give the log id to support.</source>
        <translation>数分後にもう一度お試しください。解決しない場合は、ログ ID をサポートに伝えてください。</translation>
    </message>
    <message>
        <source>The file cannot be decrypted, because your organisation&apos;s key was deleted.</source>
        <translation>組織の鍵が削除されているため、ファイルを復号できません。</translation>
    </message>
    <message>
        <source>Ask an administrator to restore the key.</source>
        <translation>管理者に鍵の復元を依頼してください。</translation>
    </message>
    <message>
        <source>Your organisation&apos;s own storage did not give the file out.</source>
        <translation>組織独自のストレージからファイルを取得できませんでした。</translation>
    </message>
    <message>
        <source>Try again later. If it stays, tell your administrator.</source>
        <translation>時間をおいてもう一度お試しください。解決しない場合は、管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The server does not know this request.</source>
        <translation>サーバーがこのリクエストに対応していません。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, and whether your organisation uses Feishu or Lark.</source>
        <translation>サーバーのアドレスと、組織で使っているのが Feishu か Lark かを確認してください。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>サーバーの応答を解釈できませんでした。</translation>
    </message>
    <message>
        <source>Try again later. If it stays, send the details to support.</source>
        <translation>時間をおいてもう一度お試しください。解決しない場合は、詳細をサポートに送ってください。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood (HTTP status %1).</source>
        <translation>サーバーの応答を解釈できませんでした（HTTP ステータス %1）。</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found.</source>
        <translation>サーバー名が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Check that you are online, and the server&apos;s address.</source>
        <translation>ネットワーク接続とサーバーのアドレスを確認してください。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>サーバーに接続できません。</translation>
    </message>
    <message>
        <source>Check your network and firewall, then try again.</source>
        <translation>ネットワークとファイアウォールを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>接続が切れました。</translation>
    </message>
    <message>
        <source>Check that you are still online, then try again.</source>
        <translation>ネットワーク接続を確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server sent nothing for too long.</source>
        <translation>サーバーから長時間データが届きませんでした。</translation>
    </message>
    <message>
        <source>Try again, perhaps on a better line.</source>
        <translation>できれば別の回線で、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server could not prove that it is the right one.</source>
        <translation>サーバーが本物であることを確認できませんでした。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, ask your administrator.</source>
        <translation>このコンピューターの日時を確認してください。正しい場合は、管理者に問い合わせてください。</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts has signed the server&apos;s certificate.</source>
        <translation>サーバーの証明書の発行者は、このコンピューターで信頼されていません。</translation>
    </message>
    <message>
        <source>In a company network, ask for its certificate and choose it in the settings, under Network.</source>
        <translation>社内ネットワークの場合は証明書を入手し、設定の「ネットワーク」で選択してください。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid at the date and time of this computer.</source>
        <translation>このコンピューターの日時では、サーバーの証明書は有効期間外です。</translation>
    </message>
    <message>
        <source>Check the date and time of this computer. If they are right, tell whoever runs the server.</source>
        <translation>このコンピューターの日時を確認してください。正しい場合は、サーバーの運営者に連絡してください。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 off, so that the server&apos;s certificate does not seem valid.</source>
        <translation>このコンピューターの時計が %1ずれているため、サーバーの証明書が有効期間外に見えます。</translation>
    </message>
    <message>
        <source>Set the date and time of this computer, then try again.</source>
        <translation>このコンピューターの日時を合わせてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The certificate belongs to another server.</source>
        <translation>証明書が別のサーバーのものです。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address. On a network that wants a sign-in, sign in there first.</source>
        <translation>サーバーのアドレスを確認してください。ログインが必要なネットワークでは、先にログインしてください。</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation>プロキシが接続を通しませんでした。</translation>
    </message>
    <message>
        <source>Check its address, user name and password in the settings, under Network.</source>
        <translation>設定の「ネットワーク」で、アドレス、ユーザー名、パスワードを確認してください。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password, or does not accept those it was given.</source>
        <translation>プロキシがユーザー名とパスワードを求めているか、入力されたものを受け付けません。</translation>
    </message>
    <message>
        <source>Enter the proxy with its user name and password in the settings, under Network.</source>
        <translation>設定の「ネットワーク」で、プロキシのユーザー名とパスワードを入力してください。</translation>
    </message>
    <message>
        <source>The server is not available right now.</source>
        <translation>サーバーは現在利用できません。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>数分後にもう一度お試しください。</translation>
    </message>
    <message>
        <source>The server pointed to an address that is not safe to follow.</source>
        <translation>サーバーが、安全に進めないアドレスを示しました。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address. If it is right, tell your administrator.</source>
        <translation>サーバーのアドレスを確認してください。正しい場合は、管理者に連絡してください。</translation>
    </message>
    <message>
        <source>The server pointed from one address to the next without end.</source>
        <translation>サーバーが際限なく別のアドレスへ転送しました。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, then try again later.</source>
        <translation>サーバーのアドレスを確認し、時間をおいてもう一度お試しください。</translation>
    </message>
    <message>
        <source>This network wants you to sign in first.</source>
        <translation>このネットワークは先にログインが必要です。</translation>
    </message>
    <message>
        <source>Open a web browser, sign in to the network, then try again.</source>
        <translation>ブラウザーを開いてネットワークにログインしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The network failed.</source>
        <translation>ネットワークで障害が発生しました。</translation>
    </message>
    <message>
        <source>Check your network, then try again.</source>
        <translation>ネットワークを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The server sent another part of the file than it was asked for.</source>
        <translation>サーバーが、要求とは異なる部分を送ってきました。</translation>
    </message>
    <message>
        <source>Try again. Nothing wrong was saved.</source>
        <translation>もう一度お試しください。誤った内容は保存されていません。</translation>
    </message>
    <message>
        <source>The server sent more or fewer bytes than it announced.</source>
        <translation>サーバーが送ったバイト数が、通知された数と一致しません。</translation>
    </message>
    <message>
        <source>Try again. An incomplete file is never saved as if it were whole.</source>
        <translation>もう一度お試しください。不完全なファイルが完成したものとして保存されることはありません。</translation>
    </message>
    <message>
        <source>The file kept changing on the server during the download.</source>
        <translation>ダウンロード中に、サーバー上のファイルが変わり続けました。</translation>
    </message>
    <message>
        <source>Wait until it rests, then try again.</source>
        <translation>変更が落ち着くまで待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The file came compressed on the way, so that it cannot be checked.</source>
        <translation>ファイルが途中で圧縮されたため、確認できません。</translation>
    </message>
    <message>
        <source>Try another network, or go without the proxy.</source>
        <translation>別のネットワークを使うか、プロキシなしでお試しください。</translation>
    </message>
    <message>
        <source>The server sends the file in pieces that are far too small.</source>
        <translation>サーバーがファイルを極端に小さな断片で送ってきます。</translation>
    </message>
    <message>
        <source>Try again later, or on another network.</source>
        <translation>時間をおくか、別のネットワークでお試しください。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>ディスクの空き容量がありません。</translation>
    </message>
    <message>
        <source>Make room or choose another folder, then try again.</source>
        <translation>空き容量を増やすか別のフォルダーを選んでから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>The folder is gone, or its disk is not connected.</source>
        <translation>フォルダーがないか、ディスクが接続されていません。</translation>
    </message>
    <message>
        <source>Connect the disk, or choose another folder.</source>
        <translation>ディスクを接続するか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Files cannot be saved in this folder.</source>
        <translation>このフォルダーにはファイルを保存できません。</translation>
    </message>
    <message>
        <source>Choose a folder that is your own.</source>
        <translation>書き込みできるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>This disk cannot hold a file of this size.</source>
        <translation>このディスクには、このサイズのファイルを保存できません。</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>別のディスクのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>ファイルに書き込めませんでした。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>ディスクを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>A larder-receipt.json or SHA256SUMS is there that this Larder did not write.</source>
        <translation>この Larder が書いたものではない larder-receipt.json または SHA256SUMS があります。</translation>
    </message>
    <message>
        <source>Move it or give it another name.</source>
        <translation>移動するか、名前を変えてください。</translation>
    </message>
    <message>
        <source>You cancelled this download.</source>
        <translation>このダウンロードはキャンセルされました。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences, one behind the other</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>コード：%1</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>HTTP ステータス：%1</translation>
    </message>
    <message>
        <source>Log id: %1</source>
        <translation>ログ ID：%1</translation>
    </message>
    <message>
        <source>The storage that the server pointed to did not give the file.</source>
        <translation>サーバーが示した保管先から、ファイルを取得できませんでした。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, send the details to support.</source>
        <translation>数分後にもう一度お試しください。解決しない場合は、詳細をサポートに送ってください。</translation>
    </message>
</context>
<context>
    <name>Larder::FilePreview</name>
    <message>
        <source>The file is not there any more: it was moved, renamed or deleted.</source>
        <translation>ファイルが見つかりません。移動、名前の変更、または削除されています。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>ファイルを読み取れません。</translation>
    </message>
    <message>
        <source>There is no preview for files of this kind. Return opens it.</source>
        <translation>この種類のファイルはプレビューできません。Enter キーで開きます。</translation>
    </message>
    <message>
        <source>This picture is too large for a preview. Return opens it.</source>
        <translation>画像が大きすぎてプレビューできません。Enter キーで開きます。</translation>
    </message>
    <message>
        <source>This document wants a password. Return opens it.</source>
        <translation>この文書にはパスワードが必要です。Enter キーで開きます。</translation>
    </message>
    <message>
        <source>This file is damaged: it is not what its kind promises.</source>
        <translation>このファイルは壊れています。内容が種類と一致しません。</translation>
    </message>
    <message>
        <source>page 1 of %1</source>
        <translation>1 / %1 ページ</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 ピクセル</translation>
    </message>
    <message>
        <source>Beginning of the file</source>
        <translation>ファイルの先頭部分</translation>
    </message>
    <message>
        <source>Opens the file with the system&apos;s program for it (Return)</source>
        <translation>システムの既定のアプリで開きます（Enter）</translation>
    </message>
    <message>
        <source>Nothing is saved of it yet.</source>
        <translation>まだ保存されていません。</translation>
    </message>
    <message>
        <source>the first %1 of it</source>
        <translation>先頭の %1</translation>
    </message>
    <message>
        <source>changed since it was saved</source>
        <translation>保存後に変更あり</translation>
    </message>
</context>
<context>
    <name>Larder::FirstRunPage</name>
    <message>
        <source>Before you begin</source>
        <translation>はじめに</translation>
    </message>
    <message>
        <source>Where are your messages?</source>
        <translation>メッセージはどちらにありますか？</translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation>どのようにログインしますか？</translation>
    </message>
    <message>
        <source>Where are files to be saved?</source>
        <translation>ファイルをどこに保存しますか？</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Escape skips this. All of it can be changed later, at the top right and in the form.</source>
        <translation>Esc キーでスキップできます。どれも後から、右上のボタンと入力欄で変更できます。</translation>
    </message>
    <message>
        <source>Sign in or paste a token…</source>
        <translation>ログイン、またはトークンを貼り付け…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>デモを試す</translation>
    </message>
    <message>
        <source>An account is there.</source>
        <translation>アカウントがあります。</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
</context>
<context>
    <name>Larder::Format</name>
    <message>
        <source>%1 %2</source>
        <comment>as in 2 h 10 min</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>as in 412 of 963 MB</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>as in 11.2 MB/s</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>as in 3 min left</comment>
        <translation>残り %1</translation>
    </message>
</context>
<context>
    <name>Larder::FoundFilter</name>
    <message>
        <source>&amp;Show</source>
        <translation>表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>すべて(&amp;A)</translation>
    </message>
    <message>
        <source>Ticks all that are shown</source>
        <translation>表示中のものをすべて選択します</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Filter by name, sender or id (%1)</source>
        <comment>Ctrl+F</comment>
        <translation>名前、送信者、ID で絞り込み (%1)</translation>
    </message>
</context>
<context>
    <name>Larder::FoundModel</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>From</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>送信日時</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
</context>
<context>
    <name>Larder::FoundPage</name>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Some do not say which message they belong to. &amp;Message id</source>
        <translation>どのメッセージのものか書かれていない項目があります。メッセージ ID(&amp;M)</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>メッセージ ID</translation>
    </message>
    <message>
        <source>The message that those without an id of their own belong to</source>
        <translation>ID が書かれていない項目が属するメッセージ</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>サイズを確認(&amp;E)</translation>
    </message>
    <message>
        <source>Asks how large the chosen ones are before they are downloaded</source>
        <translation>選択したもののサイズを、ダウンロード前に問い合わせます</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>ダウンロード(&amp;D)</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>where to save: a folder</comment>
        <translation>保存先：%1</translation>
    </message>
    <message>
        <source>Save to %1</source>
        <translation>%1 に保存</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) can be looked up to see what is in them.</source>
        <translation>
            <numerusform>%n 件のメッセージは、照会すると内容を確認できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Look up</source>
        <translation>照会(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n 件見つかりました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found in %1</source>
        <translation>
            <numerusform>%1 で %n 件見つかりました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n 件を選択</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not shown</source>
        <translation>
            <numerusform>うち %n 件は非表示</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Download %1</source>
        <translation>%1 件をダウンロード(&amp;D)</translation>
    </message>
    <message>
        <source>Measured %1 of %2…</source>
        <translation>%2 件中 %1 件を確認済み…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Larder::FoundView</name>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
</context>
<context>
    <name>Larder::FoundWords</name>
    <message>
        <source>%1 · in a forward</source>
        <comment>picture, file, …</comment>
        <translation>%1 · 転送内</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a sender</comment>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>cannot be downloaded</source>
        <translation>ダウンロードできません</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file or kind of message : why it cannot be downloaded</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>how large a file is</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>there already</source>
        <comment>a file, in place of how large it is</comment>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>to ask how large a file is</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>The server does not say how large it is.</source>
        <translation>サーバーがサイズを通知していません。</translation>
    </message>
    <message>
        <source>It is in the list or in the folder already.</source>
        <translation>すでにリストまたはフォルダーにあります。</translation>
    </message>
    <message>
        <source>There is not enough room in %1: %2 are free.</source>
        <comment>folder; bytes</comment>
        <translation>%1 の空き容量が足りません：空きは %2 です。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 個のファイル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more like it.</source>
        <translation>
            <numerusform>ほかに同様のものが %n 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>picture in a post</source>
        <translation>リッチテキスト内の画像</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>video</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>cover of a video</source>
        <translation>動画のカバー</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>スタンプ</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>card</source>
        <translation>カード</translation>
    </message>
    <message>
        <source>recalled message</source>
        <translation>取り消されたメッセージ</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>転送メッセージ</translation>
    </message>
    <message>
        <source>damaged message</source>
        <translation>壊れたメッセージ</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1.</source>
        <comment>%1 is how many bytes they are together</comment>
        <translation>
            <numerusform>%n 個のファイル、%1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, %2 over %3.</source>
        <comment>%1 is how many bytes they are together, %2 a count, %3 100 MB</comment>
        <translation>
            <numerusform>%n 個のファイル、%1、うち %2 個は %3 超。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be measured.</source>
        <translation>
            <numerusform>%n 個は確認できませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of unknown size.</source>
        <translation>
            <numerusform>%n 個はサイズ不明です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already.</source>
        <comment>files, which need no download</comment>
        <translation>
            <numerusform>%n 個は保存済みです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not measured yet.</source>
        <translation>
            <numerusform>%n 個は未確認です。</numerusform>
        </translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>チェックあり</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>チェックなし</translation>
    </message>
</context>
<context>
    <name>Larder::Giving</name>
    <message>
        <source>There is no text in the clipboard. Copy a message&apos;s JSON first.</source>
        <translation>クリップボードにテキストがありません。先にメッセージの JSON をコピーしてください。</translation>
    </message>
    <message>
        <source>Open messages</source>
        <translation>メッセージを開く</translation>
    </message>
    <message>
        <source>Message JSON (%1)</source>
        <translation>メッセージ JSON (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>すべてのファイル (%1)</translation>
    </message>
    <message>
        <source>Reading what you gave…</source>
        <translation>読み取り中…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Looking the message up…</source>
        <translation>メッセージを照会中…</translation>
    </message>
    <message>
        <source>Looking up messages: %1 of %2</source>
        <translation>メッセージを照会中：%2 件中 %1 件</translation>
    </message>
    <message>
        <source>Found: %1. Press Return to download it.</source>
        <translation>見つかりました：%1。Enter キーでダウンロードします。</translation>
    </message>
    <message>
        <source>Found: %1. It does not say which message it belongs to: give its id.</source>
        <translation>見つかりました：%1。どのメッセージのものか書かれていないため、メッセージ ID を入力してください。</translation>
    </message>
    <message numerus="yes">
        <source>There are no messages in it, only %n file(s) with something else.</source>
        <translation>
            <numerusform>メッセージはなく、ほかの内容のファイルが %n 個あるだけです。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing to download in it.</source>
        <translation>ダウンロードできるものはありません。</translation>
    </message>
    <message>
        <source>There is nothing to download in %1.</source>
        <translation>%1 にダウンロードできるものはありません。</translation>
    </message>
    <message>
        <source>&amp;Add token…</source>
        <translation>トークンを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Try as &amp;bot</source>
        <translation>ボットとして再試行(&amp;B)</translation>
    </message>
    <message>
        <source>Try as &amp;user</source>
        <translation>ユーザーとして再試行(&amp;U)</translation>
    </message>
</context>
<context>
    <name>Larder::LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>システムに従う</translation>
    </message>
    <message>
        <source>Numbers, sizes and dates follow it. Open windows change at once.</source>
        <translation>数値、サイズ、日付の表記もこれに従います。開いているウィンドウはすぐに切り替わります。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Larder::MainWindow</name>
    <message>
        <source>&amp;Paste message</source>
        <translation>メッセージを貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Shows what the copied message JSON holds (Ctrl+V)</source>
        <translation>コピーしたメッセージ JSON の内容を表示します (Ctrl+V)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Shows what files with message JSON hold (Ctrl+O)</source>
        <translation>メッセージ JSON のファイルの内容を表示します (Ctrl+O)</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>絞り込み(&amp;F)…</translation>
    </message>
    <message>
        <source>Shows only some of the list (Ctrl+F)</source>
        <translation>リストの一部だけを表示します (Ctrl+F)</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>Shows ids, requests and the exact error of the chosen download (Ctrl+I)</source>
        <translation>選択したダウンロードの ID、リクエスト、エラーの詳細を表示します (Ctrl+I)</translation>
    </message>
    <message>
        <source>&amp;Verify folder…</source>
        <translation>フォルダーを検証(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>アカウント(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>デモを試す(&amp;D)</translation>
    </message>
    <message>
        <source>A&amp;bout Larder</source>
        <translation>Larder について(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Larder</source>
        <translation>Larder</translation>
    </message>
    <message>
        <source>Larder – demo</source>
        <translation>Larder – デモ</translation>
    </message>
    <message>
        <source>%1 % – %2</source>
        <comment>progress – window title</comment>
        <translation>%1% – %2</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>デモ</translation>
    </message>
    <message>
        <source>The demo could not start: this computer has no free port.</source>
        <translation>デモを開始できませんでした：このコンピューターに空きポートがありません。</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>キーボードショートカット(&amp;K)…</translation>
    </message>
</context>
<context>
    <name>Larder::MessageInput</name>
    <message>
        <source>It is larger than message JSON gets.</source>
        <translation>メッセージ JSON としては大きすぎます。</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>これはフォルダーです。</translation>
    </message>
    <message>
        <source>It is no file, but a pipe or a device.</source>
        <translation>これはファイルではなく、パイプまたはデバイスです。</translation>
    </message>
</context>
<context>
    <name>Larder::NamesPage</name>
    <message>
        <source>the file&apos;s own name</source>
        <translation>ファイル自身の名前</translation>
    </message>
    <message>
        <source>day of the message</source>
        <translation>メッセージの日付</translation>
    </message>
    <message>
        <source>time of the message</source>
        <translation>メッセージの時刻</translation>
    </message>
    <message>
        <source>year of the message</source>
        <translation>メッセージの年</translation>
    </message>
    <message>
        <source>month of the message, two digits</source>
        <translation>メッセージの月（2 桁）</translation>
    </message>
    <message>
        <source>day of the month, two digits</source>
        <translation>メッセージの日（2 桁）</translation>
    </message>
    <message>
        <source>who sent it</source>
        <translation>送信者</translation>
    </message>
    <message>
        <source>id of the chat</source>
        <translation>チャット ID</translation>
    </message>
    <message>
        <source>message id</source>
        <translation>メッセージ ID</translation>
    </message>
    <message>
        <source>file key</source>
        <translation>ファイルキー</translation>
    </message>
    <message>
        <source>{%1} is not known here. Insert one from the list.</source>
        <translation>{%1} は使えません。一覧から挿入してください。</translation>
    </message>
    <message>
        <source>The { at place %1 is not closed with }.</source>
        <translation>%1 文字目の { が } で閉じられていません。</translation>
    </message>
    <message>
        <source>The } at place %1 has no { before it.</source>
        <translation>%1 文字目の } の前に { がありません。</translation>
    </message>
    <message>
        <source>This would put files outside the download folder. Begin with a name, and leave out “..”.</source>
        <translation>ファイルがダウンロードフォルダーの外に保存されてしまいます。名前で始め、「..」を除いてください。</translation>
    </message>
    <message>
        <source>Quarterly report.pdf</source>
        <comment>name of a file, as an example</comment>
        <translation>四半期報告書.pdf</translation>
    </message>
    <message>
        <source>Ann Miller</source>
        <comment>name of a person, as an example</comment>
        <translation>山田 花子</translation>
    </message>
    <message>
        <source>Folders and &amp;names:</source>
        <translation>フォルダーと名前(&amp;N)：</translation>
    </message>
    <message>
        <source>If the name is &amp;taken:</source>
        <translation>同じ名前がある場合(&amp;T)：</translation>
    </message>
    <message>
        <source>Keep both, as name (1)</source>
        <translation>両方残す（新しい方は「名前 (1)」）</translation>
    </message>
    <message>
        <source>Leave the file alone and do not download</source>
        <translation>元のファイルを残し、ダウンロードしない</translation>
    </message>
    <message>
        <source>Replace the file once the new one is whole</source>
        <translation>新しいファイルが完成したら置き換える</translation>
    </message>
    <message>
        <source>Ask, once for all of them</source>
        <translation>確認する（まとめて 1 回）</translation>
    </message>
    <message>
        <source>Folders and names</source>
        <translation>フォルダーと名前</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>挿入(&amp;I)</translation>
    </message>
    <message>
        <source>What the name can be made of; a slash makes folders</source>
        <translation>名前に使える項目です。スラッシュで区切るとフォルダーになります</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a placeholder such as {date}; what it stands for</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>&amp;Give files the time of their message</source>
        <translation>ファイルの日時をメッセージの日時にする(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Mark files as downloaded</source>
        <translation>ファイルにダウンロードの印を付ける(&amp;M)</translation>
    </message>
    <message>
        <source>So that the system can warn before it opens them. Of where they came from, only the server&apos;s name is kept.</source>
        <translation>システムが開く前に警告できるようにします。取得元については、サーバー名だけを記録します。</translation>
    </message>
    <message>
        <source>Lists each saved file with its message, sender, chat and checksum. “Verify folder” in the menu finds by it what is missing or changed, and downloads just that again.</source>
        <translation>保存した各ファイルを、メッセージ、送信者、チャット、チェックサムとともに記録します。メニューの「フォルダーを検証」で、なくなったものや変わったものを見つけ、それだけをダウンロードし直せます。</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <comment>a path</comment>
        <translation>例：%1</translation>
    </message>
    <message>
        <source>&amp;Keep a receipt in the folder</source>
        <translation>フォルダーに保存記録を残す(&amp;K)</translation>
    </message>
    <message>
        <source>As larder-receipt.json and SHA256SUMS.</source>
        <comment>a folder&apos;s receipt</comment>
        <translation>larder-receipt.json と SHA256SUMS として保存します。</translation>
    </message>
</context>
<context>
    <name>Larder::NetworkPage</name>
    <message>
        <source>%1, valid until %2</source>
        <comment>a certificate: its name, a date</comment>
        <translation>%1、有効期限 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>certificates</comment>
        <translation>
            <numerusform>%1、ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>The proxy&apos;s password is used until Larder ends, but could not be kept.</source>
        <translation>プロキシのパスワードは Larder の終了まで使われますが、保存できませんでした。</translation>
    </message>
    <message>
        <source>The proxy&apos;s password could not be read.</source>
        <translation>プロキシのパスワードを読み取れませんでした。</translation>
    </message>
    <message>
        <source>Apply and &amp;check connection…</source>
        <translation>適用して接続を確認(&amp;C)…</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>As the s&amp;ystem says</source>
        <translation>システムの設定に従う(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>使わない(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;This one:</source>
        <translation>次のプロキシを使う(&amp;T)：</translation>
    </message>
    <message>
        <source>Kind of proxy</source>
        <translation>プロキシの種類</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>プロキシのアドレス</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>プロキシのポート</translation>
    </message>
    <message>
        <source>Proxy user name</source>
        <translation>プロキシのユーザー名</translation>
    </message>
    <message>
        <source>if it wants one</source>
        <translation>必要な場合のみ</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>プロキシのパスワード</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>ポート(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>種類(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>アドレス(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>ユーザー名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>パスワード(&amp;W)</translation>
    </message>
    <message>
        <source>Company certificate</source>
        <translation>会社の証明書</translation>
    </message>
    <message>
        <source>C&amp;hoose a file…</source>
        <translation>ファイルを選択(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the company certificate</source>
        <translation>会社の証明書を削除</translation>
    </message>
    <message>
        <source>kept in the keychain</source>
        <translation>キーチェーンに保存済み</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>証明書 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>すべてのファイル (%1)</translation>
    </message>
    <message>
        <source>None. It is needed only where a company&apos;s proxy opens encrypted connections.</source>
        <translation>なし。会社のプロキシが暗号化された接続を復号する場合にだけ必要です。</translation>
    </message>
</context>
<context>
    <name>Larder::NoticeBand</name>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Larder::OpenPlatform</name>
    <message>
        <source>Feishu</source>
        <translation>Feishu</translation>
    </message>
    <message>
        <source>Lark</source>
        <translation>Lark</translation>
    </message>
</context>
<context>
    <name>Larder::PastePanel</name>
    <message>
        <source>What to download</source>
        <translation>ダウンロードするもの</translation>
    </message>
    <message>
        <source>&amp;Message id</source>
        <translation>メッセージ ID(&amp;M)</translation>
    </message>
    <message>
        <source>The id of the message that holds the resource. It begins with om_.</source>
        <translation>リソースを含むメッセージの ID。om_ で始まります。</translation>
    </message>
    <message>
        <source>File &amp;key</source>
        <translation>ファイルキー(&amp;K)</translation>
    </message>
    <message>
        <source>img_… or file_…</source>
        <translation>img_… または file_…</translation>
    </message>
    <message>
        <source>The key of the resource in its message: image_key or file_key.</source>
        <translation>メッセージ内のリソースのキー：image_key または file_key。</translation>
    </message>
    <message>
        <source>&amp;Save to</source>
        <translation>保存先(&amp;S)</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>The folder to save in. It is made if it is not there.</source>
        <translation>保存先のフォルダー。ない場合は作成されます。</translation>
    </message>
    <message>
        <source>Choose a folder to save in.</source>
        <translation>保存先のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Give the whole path of the folder, such as %1.</source>
        <translation>%1 のように、フォルダーの完全なパスを入力してください。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名前(&amp;N)</translation>
    </message>
    <message>
        <source>as the server names it</source>
        <translation>サーバーの付けた名前</translation>
    </message>
    <message>
        <source>The name of the saved file. Leave it empty to take the server&apos;s.</source>
        <translation>保存するファイルの名前。空欄にするとサーバーの付けた名前になります。</translation>
    </message>
    <message>
        <source>Something is wrong here</source>
        <translation>ここに誤りがあります</translation>
    </message>
    <message>
        <source>Shows what would be sent, without sending it</source>
        <translation>送信せずに、送信される内容を表示します</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>ダウンロード(&amp;D)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>画像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>Pictures of messages: keys that begin with img_</source>
        <translation>メッセージの画像：img_ で始まるキー</translation>
    </message>
    <message>
        <source>Files, recordings and videos: all other keys</source>
        <translation>ファイル、音声、動画：そのほかのキー</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>S&amp;wap the two</source>
        <translation>入れ替え(&amp;W)</translation>
    </message>
    <message>
        <source>Puts the message id and the file key into each other&apos;s field</source>
        <translation>メッセージ ID とファイルキーの欄を入れ替えます</translation>
    </message>
    <message>
        <source>Press Return to look up what is in this message, or give the key of the one thing that you want.</source>
        <translation>Enter キーを押すとこのメッセージの内容を照会します。必要なものが 1 つだけなら、そのキーを入力してください。</translation>
    </message>
    <message>
        <source>In a message&apos;s JSON these are message_id, and image_key or file_key.</source>
        <translation>メッセージの JSON では message_id と、image_key または file_key です。</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>L&amp;ook up</source>
        <translation>照会(&amp;O)</translation>
    </message>
    <message>
        <source>Show re&amp;quest</source>
        <translation>リクエストを表示(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>Larder::QrCode</name>
    <message>
        <source>QR code</source>
        <translation>QR コード</translation>
    </message>
    <message>
        <source>The link below, for the camera of a phone</source>
        <translation>下のリンクを、スマートフォンのカメラで読み取れます</translation>
    </message>
</context>
<context>
    <name>Larder::QueueAnnouncements</name>
    <message>
        <source>%1.</source>
        <comment>how many downloads are in which state, as a sentence</comment>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>Larder::QueueFile</name>
    <message>
        <source>Another Larder is running: downloads of this one are not kept when it ends.</source>
        <translation>別の Larder が実行中です：こちらのダウンロードは、終了すると保持されません。</translation>
    </message>
    <message>
        <source>The list of downloads could not be read. It is kept aside, and a new one begins.</source>
        <translation>ダウンロードのリストを読み取れませんでした。元のファイルは別に保管し、新しいリストを始めます。</translation>
    </message>
    <message>
        <source>Parts of the list of downloads could not be read. The whole is kept aside.</source>
        <translation>ダウンロードのリストの一部を読み取れませんでした。元のファイルは別に保管してあります。</translation>
    </message>
    <message>
        <source>The list of downloads is a later Larder&apos;s. It is left alone, and downloads of this one are not kept.</source>
        <translation>ダウンロードのリストは新しいバージョンの Larder のものです。そのまま残し、こちらのダウンロードは保持されません。</translation>
    </message>
    <message>
        <source>The list of downloads could not be written.</source>
        <translation>ダウンロードのリストを書き込めませんでした。</translation>
    </message>
    <message>
        <source>The list of downloads is written again.</source>
        <translation>ダウンロードのリストは再び書き込まれています。</translation>
    </message>
</context>
<context>
    <name>Larder::QueueFilter</name>
    <message>
        <source>All</source>
        <comment>downloads of every state</comment>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>ダウンロード中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Queue order</source>
        <translation>キュー順</translation>
    </message>
    <message>
        <source>Name, A to Z</source>
        <translation>名前の昇順</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>名前の降順</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>大きい順</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>小さい順</translation>
    </message>
    <message>
        <source>Running first</source>
        <translation>実行中を先頭</translation>
    </message>
    <message>
        <source>Running last</source>
        <translation>実行中を末尾</translation>
    </message>
    <message>
        <source>Newest message first</source>
        <translation>新しいメッセージ順</translation>
    </message>
    <message>
        <source>Oldest message first</source>
        <translation>古いメッセージ順</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>表示(&amp;H)</translation>
    </message>
    <message>
        <source>Sort b&amp;y</source>
        <translation>並べ替え(&amp;Y)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>並べ替え</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a state; how many are in it</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>%2 件中 %1 件を表示</translation>
    </message>
    <message>
        <source>Filter by name, sender, chat or id (%1)</source>
        <comment>Ctrl+F</comment>
        <translation>名前、送信者、チャット、ID で絞り込み (%1)</translation>
    </message>
</context>
<context>
    <name>Larder::QueueModel</name>
    <message>
        <source>%1 %</source>
        <comment>progress</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受信</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>残り時間</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 件ダウンロード中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 件待機中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 件一時停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 件失敗</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved</source>
        <translation>
            <numerusform>%n 件保存済み</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n 件キャンセル</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::QueueNotices</name>
    <message>
        <source>The downloads go on by themselves when that is over.</source>
        <translation>解消すると、ダウンロードは自動で再開します。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when there is room.</source>
        <translation>空き容量ができると、ダウンロードは自動で再開します。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when it is unlocked.</source>
        <translation>ロックが解除されると、ダウンロードは自動で再開します。</translation>
    </message>
    <message>
        <source>Once it is unlocked, “Try now” lets the downloads go on.</source>
        <translation>ロックを解除してから「今すぐ再試行」を押すと、ダウンロードが再開します。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves once somebody is signed in.</source>
        <translation>ログインすると、ダウンロードは自動で再開します。</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Try &amp;now</source>
        <translation>今すぐ再試行(&amp;N)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>フォルダーに表示(&amp;F)</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) are in the list already.</source>
        <translation>
            <numerusform>%n 件のダウンロードはすでにリストにあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server or folder; what is wrong there, as a sentence</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What was saved in %1 could not be added to the folder&apos;s receipt.</source>
        <comment>a folder&apos;s path</comment>
        <translation>%1 に保存したものを、フォルダーの保存記録に追加できませんでした。</translation>
    </message>
    <message>
        <source>The platform&apos;s rate limit is reached. Requests go on in %1.</source>
        <translation>プラットフォームのレート制限に達しました。%1後にリクエストを再開します。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when it is back.</source>
        <translation>フォルダーが戻ると、ダウンロードは自動的に再開します。</translation>
    </message>
    <message numerus="yes">
        <source>%n removed from the list; files stay.</source>
        <translation>
            <numerusform>%n 件をリストから外しました。ファイルはそのままです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>Larder::QueueVerbs</name>
    <message>
        <source>Pause shown</source>
        <translation>表示分を一時停止</translation>
    </message>
    <message>
        <source>Pause all</source>
        <translation>すべて一時停止</translation>
    </message>
    <message>
        <source>Pauses the downloads that the filter shows, and no others</source>
        <translation>絞り込みで表示されているダウンロードだけを一時停止します</translation>
    </message>
    <message>
        <source>Pauses every download</source>
        <translation>すべてのダウンロードを一時停止します</translation>
    </message>
    <message>
        <source>Resume shown</source>
        <translation>表示分を再開</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>すべて再開</translation>
    </message>
    <message>
        <source>Goes on with the paused downloads that the filter shows, and with no others</source>
        <translation>絞り込みで表示されている、一時停止中のダウンロードだけを再開します</translation>
    </message>
    <message>
        <source>Goes on with every paused download</source>
        <translation>一時停止中のダウンロードをすべて再開します</translation>
    </message>
    <message>
        <source>Cancel shown</source>
        <translation>表示分をキャンセル</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>すべてキャンセル</translation>
    </message>
    <message>
        <source>Cancels the downloads that the filter shows, and no others</source>
        <translation>絞り込みで表示されているダウンロードだけをキャンセルします</translation>
    </message>
    <message>
        <source>Cancels every download</source>
        <translation>すべてのダウンロードをキャンセルします</translation>
    </message>
    <message>
        <source>Try shown again</source>
        <translation>表示分を再試行</translation>
    </message>
    <message>
        <source>Try failed again</source>
        <translation>失敗分を再試行</translation>
    </message>
    <message>
        <source>Tries the failed downloads again that the filter shows, and no others</source>
        <translation>絞り込みで表示されている、失敗したダウンロードだけを再試行します</translation>
    </message>
    <message>
        <source>Tries every failed download again</source>
        <translation>失敗したダウンロードをすべて再試行します</translation>
    </message>
    <message>
        <source>Clear shown</source>
        <translation>表示分を消去</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>終了分を消去</translation>
    </message>
    <message>
        <source>Takes off the list what has ended and is shown by the filter; files stay</source>
        <translation>絞り込みで表示されている、終了したものをリストから外します。ファイルは残ります</translation>
    </message>
    <message>
        <source>Takes off the list what has ended; files stay</source>
        <translation>終了したものをリストから外します。ファイルは残ります</translation>
    </message>
</context>
<context>
    <name>Larder::QueueView</name>
    <message>
        <source>Downloads</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Nothing in the list matches the filter.</source>
        <translation>絞り込みに一致するダウンロードはありません。</translation>
    </message>
    <message>
        <source>Rows can be moved up and down in queue order only.</source>
        <translation>行を上下に移動できるのは、キュー順のときだけです。</translation>
    </message>
    <message>
        <source>Back to &amp;queue order</source>
        <translation>キュー順に戻す(&amp;Q)</translation>
    </message>
    <message>
        <source>Return does what the row&apos;s button does. Delete cancels a download or takes it off the list. Space shows what is saved. Control P pauses a download or goes on with it. The menu key shows everything else.</source>
        <translation>Enter キーで行のボタンと同じ操作をします。Delete キーでダウンロードをキャンセルするか、リストから外します。スペースキーで保存したファイルを表示します。Ctrl+P で一時停止または再開します。そのほかの操作はメニューキーで表示します。</translation>
    </message>
</context>
<context>
    <name>Larder::Quitting</name>
    <message>
        <source>Nothing is lost: the next start brings the list back, paused where it stopped.</source>
        <translation>失われるものはありません：次回の起動時に、停止した位置で一時停止した状態のリストが戻ります。</translation>
    </message>
    <message>
        <source>What has come so far is kept: ask for the same again and it goes on from there.</source>
        <translation>届いた分は残ります：同じものをもう一度要求すると、続きから再開します。</translation>
    </message>
    <message>
        <source>The demo keeps nothing when it is closed.</source>
        <translation>デモを閉じると、何も保持されません。</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) have not finished.</source>
        <translation>
            <numerusform>%n 件のダウンロードが終わっていません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep &amp;downloading</source>
        <translation>ダウンロードを続ける(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>Larder::ReadingText</name>
    <message>
        <source>Lark does not hand out stickers.</source>
        <translation>Lark はスタンプを提供していません。</translation>
    </message>
    <message>
        <source>What is in a folder has to be looked up first.</source>
        <translation>フォルダーの内容は、先に照会する必要があります。</translation>
    </message>
    <message>
        <source>Lark does not hand out the pictures of cards.</source>
        <translation>Lark はカードの画像を提供していません。</translation>
    </message>
    <message>
        <source>It was recalled or deleted.</source>
        <translation>送信が取り消されたか、削除されました。</translation>
    </message>
    <message>
        <source>The forwarded messages are not in here. Look the message up to see them.</source>
        <translation>転送元のメッセージが含まれていません。見るには、このメッセージを照会してください。</translation>
    </message>
    <message>
        <source>The message does not name its file: the file key is missing.</source>
        <translation>メッセージにファイルの指定がありません：ファイルキーがありません。</translation>
    </message>
    <message>
        <source>The content of this message cannot be read.</source>
        <translation>このメッセージの内容を読み取れません。</translation>
    </message>
    <message>
        <source>The message id or the file key has characters in it that no id and no key has.</source>
        <translation>メッセージ ID またはファイルキーに、使われるはずのない文字があります。</translation>
    </message>
    <message>
        <source>lark-cli left the file key out. Look the message up to get it.</source>
        <translation>lark-cli がファイルキーを省いています。取得するには、メッセージを照会してください。</translation>
    </message>
    <message>
        <source>These forwards contain each other, so none of them is the outermost.</source>
        <translation>これらの転送は互いを含んでいるため、一番外側のものがありません。</translation>
    </message>
    <message>
        <source>There is JSON in here, but no message.</source>
        <translation>JSON はありますが、メッセージがありません。</translation>
    </message>
    <message>
        <source>There is no JSON in here.</source>
        <translation>JSON がありません。</translation>
    </message>
    <message>
        <source>This is lark-cli&apos;s table, which leaves the file keys out. Run the command again with --format json.</source>
        <translation>これは lark-cli の表形式の出力で、ファイルキーが省かれています。--format json を付けてコマンドをもう一度実行してください。</translation>
    </message>
    <message>
        <source>There is more in here than one list can hold. What is shown is the beginning of it.</source>
        <translation>1 つのリストに収まらない量です。表示されているのは先頭の部分です。</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>読み取りを停止しました。</translation>
    </message>
    <message>
        <source>This is no valid JSON from line %1, column %2 on.</source>
        <translation>%1 行 %2 列から、JSON として正しくありません。</translation>
    </message>
    <message>
        <source>The JSON ends too early, at line %1, column %2. The rest of it is missing.</source>
        <translation>JSON が %1 行 %2 列で途切れています。残りがありません。</translation>
    </message>
    <message>
        <source>This is the answer to a request that the platform refused, with code %1.</source>
        <translation>これはプラットフォームが拒否したリクエストへの応答です（コード %1）。</translation>
    </message>
    <message>
        <source>This is the answer to a request that the platform refused.</source>
        <translation>これはプラットフォームが拒否したリクエストへの応答です。</translation>
    </message>
</context>
<context>
    <name>Larder::RecentFolders</name>
    <message>
        <source>Folders used last</source>
        <translation>最近使ったフォルダー</translation>
    </message>
    <message>
        <source>No folder was used yet</source>
        <translation>使ったフォルダーはまだありません</translation>
    </message>
</context>
<context>
    <name>Larder::RemovedRows</name>
    <message>
        <source>Undo remove</source>
        <translation>リストから外した操作を元に戻す</translation>
    </message>
    <message>
        <source>Puts back what was taken off the list last (Ctrl+Z)</source>
        <translation>最後にリストから外したものを元に戻します（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>Larder::RequestDialog</name>
    <message>
        <source>The request</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>This is the first request that Download would send. Nothing has been sent, and the token is left out.</source>
        <translation>「ダウンロード」で送信される最初のリクエストです。まだ何も送信されておらず、トークンは省いてあります。</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>リクエスト(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;curl</source>
        <translation>&amp;curl</translation>
    </message>
    <message>
        <source>&amp;lark-cli</source>
        <translation>&amp;lark-cli</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1 is Request, curl or lark-cli</comment>
        <translation>コピー：%1</translation>
    </message>
</context>
<context>
    <name>Larder::RowAction</name>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>フォルダーに表示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>再開(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Download &amp;next</source>
        <translation>次にダウンロード(&amp;N)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ移動(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下へ移動(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>再試行(&amp;T)</translation>
    </message>
    <message>
        <source>Try as &amp;user</source>
        <translation>ユーザーとして再試行(&amp;U)</translation>
    </message>
    <message>
        <source>Try as &amp;bot</source>
        <translation>ボットとして再試行(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Add token…</source>
        <translation>トークンを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Change to&amp;ken…</source>
        <translation>トークンを変更(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Grant permission…</source>
        <translation>権限を付与(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Edit in the form</source>
        <translation>フォームで編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細(&amp;D)</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>パスをコピー(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>リストから削除(&amp;R)</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>プレビュー(&amp;V)</translation>
    </message>
</context>
<context>
    <name>Larder::SecretField</name>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep: %1</source>
        <comment>the name of a field</comment>
        <translation>保存：%1</translation>
    </message>
</context>
<context>
    <name>Larder::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
</context>
<context>
    <name>Larder::ShortcutsDialog</name>
    <message>
        <source>%1 or %2</source>
        <comment>two things that the same key does</comment>
        <translation>%1、または%2</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>A letter that is underlined on a button or before a field works with Alt. Tab goes from one to the next, arrows go through a list, Escape closes what was opened last.</source>
        <translation>ボタンや入力欄に下線付きの文字があるときは、Alt キーと一緒に押します。Tab キーで次の項目へ、矢印キーでリスト内を移動し、Esc キーで最後に開いたものを閉じます。</translation>
    </message>
    <message>
        <source>Anywhere in the window</source>
        <translation>ウィンドウのどこでも</translation>
    </message>
    <message>
        <source>In the list of downloads</source>
        <translation>ダウンロードのリスト</translation>
    </message>
    <message>
        <source>What the row&apos;s first button does</source>
        <translation>行の最初のボタンの操作</translation>
    </message>
    <message>
        <source>Everything that can be done with the row</source>
        <translation>行に対するすべての操作</translation>
    </message>
    <message>
        <source>In the list of what was found</source>
        <translation>見つかったもののリスト</translation>
    </message>
    <message>
        <source>Ticks the chosen rows, or takes their ticks away</source>
        <translation>選択した行のチェックを付け外しします</translation>
    </message>
    <message>
        <source>Downloads what is ticked</source>
        <translation>チェックしたものをダウンロード</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>入力欄に戻る</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>keys; what they do</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Larder::SignInDialog</name>
    <message>
        <source>Sign in: %1</source>
        <comment>an account&apos;s name</comment>
        <translation>ログイン：%1</translation>
    </message>
    <message>
        <source>&amp;Begin again</source>
        <translation>やり直す(&amp;B)</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>Agree in your browser, where the page shows this code. Larder goes on by itself.</source>
        <translation>ブラウザーで同意してください。ページにこのコードが表示されます。その後は Larder が自動で続行します。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>コード</translation>
    </message>
    <message>
        <source>&amp;Open the browser</source>
        <translation>ブラウザーを開く(&amp;O)</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>リンク</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>リンクをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Or with the camera of your phone.</source>
        <translation>スマートフォンのカメラでも読み取れます。</translation>
    </message>
    <message>
        <source>Asking the platform for a code…</source>
        <translation>プラットフォームにコードを要求中…</translation>
    </message>
    <message>
        <source>You agreed. Keeping the sign-in…</source>
        <translation>同意を確認しました。ログインを保存中…</translation>
    </message>
    <message>
        <source>The code is good for another %1.</source>
        <translation>コードの有効期間は残り %1です。</translation>
    </message>
</context>
<context>
    <name>Larder::StatusBar</name>
    <message>
        <source>Nothing to do yet</source>
        <translation>まだ何もありません</translation>
    </message>
</context>
<context>
    <name>Larder::TakenNames</name>
    <message>
        <source>The answer is for all of these downloads.</source>
        <translation>この選択は、これらのダウンロードすべてに適用されます。</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>両方残す(&amp;B)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>&amp;Do not download</source>
        <translation>ダウンロードしない(&amp;D)</translation>
    </message>
    <message>
        <source>“%1” is in the folder already.</source>
        <translation>「%1」はすでにフォルダーにあります。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” and %n other(s) are in the folder already.</source>
        <translation>
            <numerusform>「%1」とほか %n 件は、すでにフォルダーにあります。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::TokenBox</name>
    <message>
        <source>This looks like a bot&apos;s token (tenant access token). Does it belong below?</source>
        <translation>ボットトークン（tenant_access_token）のようです。下の欄のものではありませんか？</translation>
    </message>
    <message>
        <source>This looks like a user&apos;s token (user access token). Does it belong above?</source>
        <translation>ユーザートークン（user_access_token）のようです。上の欄のものではありませんか？</translation>
    </message>
    <message>
        <source>You</source>
        <translation>あなた</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>ボット</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>ログアウト(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>消去(&amp;F)</translation>
    </message>
    <message>
        <source>User token</source>
        <translation>ユーザートークン</translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation>ボットトークン</translation>
    </message>
    <message>
        <source>or a user token (u-…)</source>
        <translation>またはトークン（u-…）</translation>
    </message>
    <message>
        <source>or a bot token (t-…)</source>
        <translation>またはトークン（t-…）</translation>
    </message>
    <message>
        <source>&amp;Sign in…</source>
        <translation>ログイン(&amp;S)…</translation>
    </message>
    <message>
        <source>Give the app id and the app secret first.</source>
        <translation>先に App ID と App Secret を入力してください。</translation>
    </message>
</context>
<context>
    <name>Larder::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>メニュー</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>メニュー (F10)</translation>
    </message>
</context>
<context>
    <name>Larder::TransferWords</name>
    <message>
        <source>%1 %</source>
        <comment>progress</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 are kept; the next try goes on from there.</source>
        <translation>%1 を保持しており、次回はその続きから再開します。</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>Asking for it</source>
        <translation>要求中</translation>
    </message>
    <message>
        <source>Waiting for the platform&apos;s rate limit</source>
        <translation>プラットフォームのレート制限により待機中</translation>
    </message>
    <message>
        <source>goes on in %1</source>
        <comment>%1 is a time such as 12 s</comment>
        <translation>%1後に再開</translation>
    </message>
    <message>
        <source>tries again in %1</source>
        <comment>%1 is a time such as 12 s</comment>
        <translation>%1後に再試行</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>goes on after a sign-in</source>
        <translation>ログイン後に再開</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <translation>自動で再開</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>サイズ確認済み</translation>
    </message>
    <message>
        <source>Checking and saving</source>
        <translation>確認して保存中</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>the server never said how long it is</source>
        <translation>サーバーがサイズを通知していません</translation>
    </message>
    <message>
        <source>Left alone: a file of this name is there</source>
        <translation>スキップ：同じ名前のファイルがあります</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>コード %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>キャンセル済み</translation>
    </message>
    <message>
        <source>The file could not be given the time of its message: this disk does not take it.</source>
        <translation>ファイルの日時をメッセージの日時にできませんでした：このディスクは対応していません。</translation>
    </message>
    <message>
        <source>The file could not be marked as downloaded: this disk has no place for the mark.</source>
        <translation>ファイルにダウンロードの印を付けられませんでした：このディスクは対応していません。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a file&apos;s name as a sentence of its own</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Code %1.</source>
        <translation>コード %1。</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失敗：%1</translation>
    </message>
    <message>
        <source>Downloading, %1.</source>
        <comment>%1 is a list: 43 %, 412 of 963 MB</comment>
        <translation>ダウンロード中、%1。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what a download does, as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>hardly anything comes: pause and resume for a new connection</source>
        <translation>データがほとんど届いていません。一時停止して再開すると、接続し直します</translation>
    </message>
    <message>
        <source>length %1</source>
        <comment>of a recording: 0:42</comment>
        <translation>長さ %1</translation>
    </message>
</context>
<context>
    <name>Larder::VerificationText</name>
    <message numerus="yes">
        <source>%n file(s) are missing.</source>
        <translation>
            <numerusform>%n 個のファイルがありません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have changed.</source>
        <translation>
            <numerusform>%n 個のファイルが変更されています。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n 個のファイルを読み取れませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are whole.</source>
        <translation>
            <numerusform>%n 個のファイルは正常です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n other file(s) in the folder are not in its receipt.</source>
        <translation>
            <numerusform>フォルダーには、保存記録にないファイルがほかに %n 個以上あります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) in the folder are not in its receipt.</source>
        <translation>
            <numerusform>フォルダーには、保存記録にないファイルがほかに %n 個あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole</source>
        <comment>a file</comment>
        <translation>正常</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a file</comment>
        <translation>欠落</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>a file</comment>
        <translation>変更あり</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <comment>a file</comment>
        <translation>読み取り不可</translation>
    </message>
    <message>
        <source>Not in the receipt</source>
        <comment>a file</comment>
        <translation>保存記録になし</translation>
    </message>
    <message>
        <source>There is no receipt in this folder.</source>
        <translation>このフォルダーには保存記録がありません。</translation>
    </message>
    <message>
        <source>The receipt in this folder cannot be read.</source>
        <translation>このフォルダーの保存記録を読み取れません。</translation>
    </message>
    <message>
        <source>The receipt in this folder is a later Larder&apos;s.</source>
        <translation>このフォルダーの保存記録は、新しいバージョンの Larder のものです。</translation>
    </message>
    <message>
        <source>The receipt in this folder names no file that could be verified.</source>
        <translation>このフォルダーの保存記録には、検証できるファイルがありません。</translation>
    </message>
    <message numerus="yes">
        <source>All %n file(s) are whole.</source>
        <translation>
            <numerusform>%n 個のファイルはすべて正常です。</numerusform>
        </translation>
    </message>
    <message>
        <source>A receipt lists what Larder has saved in a folder, so that it can be verified later. To have one kept from now on, choose “Keep a receipt in the folder” in the settings, under Names.</source>
        <translation>保存記録は、Larder がフォルダーに保存したものを後で検証できるように記録したものです。今後残すには、設定の「名前」で「フォルダーに保存記録を残す」を選んでください。</translation>
    </message>
    <message>
        <source>It is damaged, or another program&apos;s. Nothing was verified.</source>
        <translation>壊れているか、ほかのプログラムのものです。検証は行われませんでした。</translation>
    </message>
    <message>
        <source>Verify the folder with that one. Nothing was verified.</source>
        <translation>そのバージョンでフォルダーを検証してください。検証は行われませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the receipt cannot be right, and could not be verified.</source>
        <translation>
            <numerusform>保存記録の %n 件は正しくないため、検証できませんでした。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came from another server than that of the account in use. Choose an account there to download them again.</source>
        <translation>
            <numerusform>%n 個のファイルは、使用中のアカウントとは別のサーバーから保存されたものです。ダウンロードし直すには、そのサーバーのアカウントを選んでください。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::VerifyDialog</name>
    <message>
        <source>&amp;Download again (%1)</source>
        <comment>how many files</comment>
        <translation>ダウンロードし直す(&amp;D)（%1）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file; missing, changed…</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Verify folder</source>
        <translation>フォルダーを検証</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>フォルダー(&amp;F)：</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>フォルダーを選択</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>検証(&amp;V)</translation>
    </message>
    <message>
        <source>Reads every file again that is in the folder&apos;s receipt, and finds what is missing or has changed since Larder saved it. Nothing is written or downloaded before you say so.</source>
        <translation>フォルダーの保存記録にあるファイルをすべて読み直し、Larder が保存した後になくなったもの、変わったものを見つけます。指示があるまで、書き込みもダウンロードも行いません。</translation>
    </message>
    <message>
        <source>Reading the files again…</source>
        <translation>ファイルを読み直しています…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>What is missing or changed</source>
        <translation>なくなったファイル、変更されたファイル</translation>
    </message>
    <message>
        <source>&amp;Replace changed files</source>
        <translation>変更されたファイルを置き換える(&amp;R)</translation>
    </message>
    <message>
        <source>Each is replaced as soon as the new one is whole. What was changed in it is lost.</source>
        <translation>新しいファイルが完成すると、すぐに置き換えられます。加えられた変更は失われます。</translation>
    </message>
    <message>
        <source>They stay as they are; what is downloaded stands beside them, as name (1).</source>
        <translation>元のファイルはそのまま残り、ダウンロードしたものは「名前 (1)」として隣に置かれます。</translation>
    </message>
</context>
<context>
    <name>Larder::WhileAway</name>
    <message>
        <source>Downloads are running</source>
        <translation>ダウンロード中です</translation>
    </message>
    <message>
        <source>Downloads finished</source>
        <translation>ダウンロードが終わりました</translation>
    </message>
    <message>
        <source>Downloads wait for you</source>
        <translation>ダウンロードが操作を待っています</translation>
    </message>
</context>
</TS>
