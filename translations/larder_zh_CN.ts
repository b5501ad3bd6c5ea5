<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Larder::AboutDialog</name>
    <message>
        <source>About Larder</source>
        <translation>关于 Larder</translation>
    </message>
    <message>
        <source>&amp;Copy diagnostics</source>
        <translation>复制诊断信息(&amp;C)</translation>
    </message>
    <message>
        <source>For whoever helps you: no token, no name, nothing of a message</source>
        <translation>供帮助你的人查看：不含令牌、名称和任何消息内容</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Larder %1</source>
        <translation>Larder %1</translation>
    </message>
    <message>
        <source>Keeps the pictures, files, recordings and videos of Lark and Feishu messages.</source>
        <translation>保存飞书和 Lark 消息中的图片、文件、语音和视频。</translation>
    </message>
    <message>
        <source>&amp;Libraries</source>
        <translation>程序库(&amp;L)</translation>
    </message>
    <message>
        <source>Lice&amp;nces</source>
        <translation>许可证(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>诊断信息(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Larder::AccountBar</name>
    <message>
        <source>Download as</source>
        <translation>下载身份</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Bot</source>
        <translation>机器人(&amp;B)</translation>
    </message>
    <message>
        <source>Download as yourself, with a user access token</source>
        <translation>以你自己的身份下载，使用用户令牌</translation>
    </message>
    <message>
        <source>Download as the app&apos;s bot, with a tenant access token</source>
        <translation>以应用机器人的身份下载，使用机器人令牌</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an account · who is signed in</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>waiting for the keychain</source>
        <translation>等待密钥环</translation>
    </message>
    <message>
        <source>Your keychain is asking you something, most likely its password. Look for its window.</source>
        <translation>密钥环正在等你回应，多半是要输入它的密码。请找到它的窗口。</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>账号(&amp;A)…</translation>
    </message>
</context>
<context>
    <name>Larder::AccountDialog</name>
    <message>
        <source>Feishu (open.feishu.cn)</source>
        <translation>飞书（open.feishu.cn）</translation>
    </message>
    <message>
        <source>Lark (open.larksuite.com)</source>
        <translation>Lark（open.larksuite.com）</translation>
    </message>
    <message>
        <source>An address of its own</source>
        <translation>自定义地址</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Feishu (open.feishu.cn)</source>
        <translation>飞书（open.feishu.cn）(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Lark (open.larksuite.com)</source>
        <translation>Lark（open.larksuite.com）(&amp;L)</translation>
    </message>
    <message>
        <source>An &amp;address of its own</source>
        <translation>自有地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Where are your messages?</source>
        <translation>你的消息在哪里？</translation>
    </message>
    <message>
        <source>Feishu and Lark are two worlds: an app and its tokens belong to one of them.</source>
        <translation>飞书和 Lark 互不相通：应用和令牌只属于其中之一。</translation>
    </message>
    <message>
        <source>&amp;Use this account</source>
        <translation>使用此账号(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Check connection…</source>
        <translation>检查连接(&amp;C)…</translation>
    </message>
    <message>
        <source>Downloads go with this account.</source>
        <translation>下载使用此账号。</translation>
    </message>
    <message>
        <source>&amp;Keep for this session only</source>
        <translation>仅在本次运行期间保留(&amp;K)</translation>
    </message>
    <message>
        <source>Remove the account %1?</source>
        <translation>要移除账号 %1 吗？</translation>
    </message>
    <message>
        <source>Its tokens and its app secret are removed from the keychain, and its sign-in ends at the server too.</source>
        <translation>它的令牌和 App Secret 会从密钥环中删除，服务器上的登录也会结束。</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Not all of what you typed can be kept.</source>
        <translation>您输入的内容有一部分无法保存。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>an account: what failed there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Keep &amp;editing</source>
        <translation>继续编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Discard it</source>
        <translation>放弃(&amp;D)</translation>
    </message>
</context>
<context>
    <name>Larder::AccountPage</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Sign-in address</source>
        <translation>登录地址</translation>
    </message>
    <message>
        <source>Where users sign in. Most often open. becomes accounts.</source>
        <translation>用户登录的地址，通常是把 open. 换成 accounts.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>地址(&amp;D)</translation>
    </message>
    <message>
        <source>Sign-&amp;in address</source>
        <translation>登录地址(&amp;I)</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
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
        <source>kept, and shown no more</source>
        <translation>已保存，不再显示</translation>
    </message>
    <message>
        <source>An app id begins with cli_ and holds only letters, digits and underscores.</source>
        <translation>App ID 以 cli_ 开头，只含字母、数字和下划线。</translation>
    </message>
    <message>
        <source>developer console</source>
        <translation>开发者后台</translation>
    </message>
    <message>
        <source>Both stand in the %1 under %2. With them you can sign in, and the bot needs no token.</source>
        <comment>developer console – the name of a page in it</comment>
        <translation>两者都在%1的“%2”中。有了它们就可以登录，机器人也不再需要令牌。</translation>
    </message>
    <message>
        <source>Credentials &amp; Basic Info</source>
        <comment>in the developer console</comment>
        <translation>凭证与基础信息</translation>
    </message>
</context>
<context>
    <name>Larder::AccountWords</name>
    <message>
        <source>Not signed in.</source>
        <translation>未登录。</translation>
    </message>
    <message>
        <source>There is no app secret and no bot token.</source>
        <translation>没有 App Secret，也没有机器人令牌。</translation>
    </message>
    <message>
        <source>For this run there is a token in %1.</source>
        <comment>an environment variable</comment>
        <translation>本次运行使用 %1 中的令牌。</translation>
    </message>
    <message>
        <source>There is a pasted token. It is used until it expires.</source>
        <translation>已粘贴令牌，过期之前一直使用。</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>已登录。</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>已登录为 %1。</translation>
    </message>
    <message>
        <source>The keychain did not take it, so it ends when Larder is closed.</source>
        <translation>密钥环没有保存它，因此关闭 Larder 后登录就会结束。</translation>
    </message>
    <message>
        <source>It ends at %1 and cannot be renewed.</source>
        <translation>它将于 %1 结束，无法续期。</translation>
    </message>
    <message>
        <source>Larder renews it by itself; unused, it ends on %1.</source>
        <translation>Larder 会自动续期；如果不用，它将于 %1 结束。</translation>
    </message>
    <message>
        <source>Larder renews it by itself.</source>
        <translation>Larder 会自动续期。</translation>
    </message>
    <message>
        <source>%1 was signed in.</source>
        <translation>之前登录的是 %1。</translation>
    </message>
    <message>
        <source>Larder fetches the bot&apos;s token by itself, as app %1.</source>
        <translation>Larder 会以应用 %1 自动获取机器人令牌。</translation>
    </message>
    <message>
        <source>The platform refused the token. Sign in, or paste a new one.</source>
        <translation>开放平台拒绝了这个令牌。请登录，或粘贴新的令牌。</translation>
    </message>
    <message>
        <source>The platform refused the token. Paste a new one, or give the app&apos;s secret.</source>
        <translation>开放平台拒绝了这个令牌。请粘贴新的令牌，或填写 App Secret。</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>未登录</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>需要重新登录</translation>
    </message>
    <message>
        <source>bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>pasted token</source>
        <translation>粘贴的令牌</translation>
    </message>
    <message>
        <source>token of the environment</source>
        <translation>环境变量中的令牌</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>令牌被拒绝</translation>
    </message>
    <message>
        <source>keychain does not answer</source>
        <translation>密钥环没有响应</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>服务器名称</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Permission</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>The server&apos;s name is known: %1.</source>
        <comment>its address</comment>
        <translation>服务器名称可以解析：%1。</translation>
    </message>
    <message>
        <source>None is used.</source>
        <translation>未使用代理。</translation>
    </message>
    <message>
        <source>Goes through %1.</source>
        <translation>经由 %1。</translation>
    </message>
    <message>
        <source>The platform answers.</source>
        <translation>开放平台有响应。</translation>
    </message>
    <message>
        <source>It is right.</source>
        <translation>时间正确。</translation>
    </message>
    <message>
        <source>There is one.</source>
        <translation>已有令牌。</translation>
    </message>
    <message>
        <source>It is good, and belongs to %1.</source>
        <translation>令牌有效，属于 %1。</translation>
    </message>
    <message>
        <source>The app may read messages.</source>
        <translation>应用可以读取消息。</translation>
    </message>
    <message>
        <source>The resource in the form can be downloaded.</source>
        <translation>表单中的资源可以下载。</translation>
    </message>
    <message>
        <source>Not tried. Fill in a message id and a file key to try it with.</source>
        <translation>未检查。请在表单中填写消息 ID 和文件 Key 后再试。</translation>
    </message>
    <message>
        <source>Not tried.</source>
        <translation>未检查。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 ahead of the server&apos;s. Set it right.</source>
        <translation>本机时钟比服务器快 %1。请校准时间。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 behind the server&apos;s. Set it right.</source>
        <translation>本机时钟比服务器慢 %1。请校准时间。</translation>
    </message>
</context>
<context>
    <name>Larder::BatchEnd</name>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>已保存 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) failed</source>
        <translation>
            <numerusform>%n 个下载失败</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>14 files saved, 1 failed</comment>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::CheckDialog</name>
    <message>
        <source>Connection: %1</source>
        <comment>an account&apos;s name</comment>
        <translation>连接：%1</translation>
    </message>
    <message>
        <source>&amp;Check again</source>
        <translation>再次检查(&amp;C)</translation>
    </message>
</context>
<context>
    <name>Larder::Controls</name>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
</context>
<context>
    <name>Larder::DemoServer</name>
    <message>
        <source>A picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>A picture inside a post</source>
        <translation>富文本消息中的一张图片</translation>
    </message>
    <message>
        <source>A document</source>
        <translation>一份文档</translation>
    </message>
    <message>
        <source>A spreadsheet with a Chinese name</source>
        <translation>一份中文名称的表格</translation>
    </message>
    <message>
        <source>A voice message</source>
        <translation>一条语音消息</translation>
    </message>
    <message>
        <source>A video, slow enough to watch; it does not play</source>
        <translation>一个视频，下载较慢，便于观察；不能播放</translation>
    </message>
    <message>
        <source>A file in a forward: only the id of the forward gives it</source>
        <translation>合并转发中的一个文件：只能用合并转发消息的 ID 下载</translation>
    </message>
    <message>
        <source>A file that the server refuses</source>
        <translation>一个会被服务器拒绝的文件</translation>
    </message>
    <message>
        <source>A picture that the server makes wait at first</source>
        <translation>一张起初会被服务器限流的图片</translation>
    </message>
    <message>
        <source>The whole chat</source>
        <translation>整个会话</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>富文本消息</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>合并转发</translation>
    </message>
    <message>
        <source>Stickers and such</source>
        <translation>表情包等</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Output of lark-cli</source>
        <translation>lark-cli 输出</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
</context>
<context>
    <name>Larder::DemoShelf</name>
    <message>
        <source>Sample messages</source>
        <translation>示例消息</translation>
    </message>
    <message>
        <source>Return opens one as if it had been dropped on the window</source>
        <translation>按回车键打开，效果与拖入窗口相同</translation>
    </message>
    <message>
        <source>%1: drag it into the window, or press Return</source>
        <translation>%1：拖入窗口，或按回车键</translation>
    </message>
</context>
<context>
    <name>Larder::DemoStrip</name>
    <message>
        <source>Down&amp;load all</source>
        <translation>全部下载(&amp;L)</translation>
    </message>
    <message>
        <source>D&amp;rag in:</source>
        <translation>拖入(&amp;R)：</translation>
    </message>
    <message>
        <source>Downloads everything of the demo chat</source>
        <translation>下载演示会话中的全部内容</translation>
    </message>
</context>
<context>
    <name>Larder::DesktopNotice</name>
    <message>
        <source>Open Larder</source>
        <translation>打开 Larder</translation>
    </message>
</context>
<context>
    <name>Larder::DetailsBand</name>
    <message>
        <source>all of it</source>
        <comment>what a request asked for</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1, as user, from %2</source>
        <comment>image or file; platform</comment>
        <translation>%1，用户身份，来自 %2</translation>
    </message>
    <message>
        <source>%1, as bot, from %2</source>
        <comment>image or file; platform</comment>
        <translation>%1，机器人身份，来自 %2</translation>
    </message>
    <message>
        <source>Details of the chosen download</source>
        <translation>所选下载的详情</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Bytes asked for</source>
        <translation>请求的字节</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>耗时</translation>
    </message>
    <message>
        <source>Log id</source>
        <translation>日志 ID</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copies everything shown here, for support. No token is in it.</source>
        <translation>复制此处显示的全部内容，供技术支持使用。其中不含令牌。</translation>
    </message>
    <message>
        <source>Copy all details</source>
        <translation>复制全部详情</translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation>关闭详情</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>File key</source>
        <translation>文件 Key</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求内容</translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>The exact error</source>
        <translation>具体错误</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1 is the name of a fact, such as Message id</comment>
        <translation>复制：%1</translation>
    </message>
    <message>
        <source>Choose a download to see its details.</source>
        <translation>选择一个下载以查看详情。</translation>
    </message>
</context>
<context>
    <name>Larder::DownloadsPage</name>
    <message>
        <source>Downloads at a time</source>
        <translation>同时下载数</translation>
    </message>
    <message>
        <source>Connections for each</source>
        <translation>每项的连接数</translation>
    </message>
    <message>
        <source>Downloads at a &amp;time</source>
        <translation>同时下载数(&amp;T)</translation>
    </message>
    <message>
        <source>The others wait for their turn. Those under way go on.</source>
        <translation>其余下载会排队等候，正在进行的不受影响。</translation>
    </message>
    <message>
        <source>&amp;Connections for each</source>
        <translation>每项的连接数(&amp;C)</translation>
    </message>
    <message>
        <source>One is best for most. More can help with large files on a line that is far from the server.</source>
        <translation>通常 1 个最合适。离服务器较远时，多个连接可能加快大文件的下载。</translation>
    </message>
</context>
<context>
    <name>Larder::DropPlace</name>
    <message>
        <source>Where this lies could not be read. Save it as a file on this computer and open that.</source>
        <translation>无法读取它所在的位置。请先在本机保存为文件，再打开该文件。</translation>
    </message>
    <message>
        <source>Drop it to see what is in it</source>
        <translation>松开鼠标，查看其中的内容</translation>
    </message>
</context>
<context>
    <name>Larder::EmptyPage</name>
    <message>
        <source>Download &amp;all of it</source>
        <translation>全部下载(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation>试用演示(&amp;T)</translation>
    </message>
    <message>
        <source>Drag one of the messages above in here</source>
        <translation>把上方的一条消息拖到这里</translation>
    </message>
    <message>
        <source>Drop or paste messages here</source>
        <translation>把消息拖到这里，或粘贴</translation>
    </message>
    <message>
        <source>Or choose one and press Return. Nothing leaves this computer.</source>
        <translation>也可以选中一条后按回车键。所有数据都不会离开本机。</translation>
    </message>
    <message>
        <source>Message JSON of every kind: an API answer, an event, a log, the output of lark-cli. Or fill in a message id above.</source>
        <translation>支持各种消息 JSON：API 响应、事件、日志、lark-cli 输出。也可以在上方填写消息 ID。</translation>
    </message>
    <message>
        <source>Nothing at hand? The demo needs no account and no network.</source>
        <translation>手边没有消息？演示不需要账号，也不需要网络。</translation>
    </message>
</context>
<context>
    <name>Larder::ErrorText</name>
    <message>
        <source>There is no message id.</source>
        <translation>没有填写消息 ID。</translation>
    </message>
    <message>
        <source>Give the id of the message. It begins with om_.</source>
        <translation>请填写消息 ID，以 om_ 开头。</translation>
    </message>
    <message>
        <source>This is the id of a thread, not of a message.</source>
        <translation>这是话题 ID，不是消息 ID。</translation>
    </message>
    <message>
        <source>Use the id of the reply itself. It begins with om_.</source>
        <translation>请使用话题中那条回复自己的消息 ID，以 om_ 开头。</translation>
    </message>
    <message>
        <source>This is the id of a chat, not of a message.</source>
        <translation>这是会话 ID，不是消息 ID。</translation>
    </message>
    <message>
        <source>Use the id of one message in the chat. It begins with om_.</source>
        <translation>请使用会话中某条消息的 ID，以 om_ 开头。</translation>
    </message>
    <message>
        <source>This is the id of a batch of messages, not of one message.</source>
        <translation>这是批量消息的任务 ID，不是单条消息的 ID。</translation>
    </message>
    <message>
        <source>Use the id of the message in the chat where it arrived. It begins with om_.</source>
        <translation>请使用收到该消息的会话中的消息 ID，以 om_ 开头。</translation>
    </message>
    <message>
        <source>This is a file key, not a message id.</source>
        <translation>这是文件 Key，不是消息 ID。</translation>
    </message>
    <message>
        <source>Give it as the file key, and give the id of its message as the message id.</source>
        <translation>请把它填到文件 Key，并在消息 ID 处填写它所在消息的 ID。</translation>
    </message>
    <message>
        <source>This does not look like a message id.</source>
        <translation>这不像是消息 ID。</translation>
    </message>
    <message>
        <source>Copy the id again. It begins with om_ and holds only letters, digits, hyphens and underscores.</source>
        <translation>请重新复制 ID。它以 om_ 开头，只含字母、数字、连字符和下划线。</translation>
    </message>
    <message>
        <source>There is no file key.</source>
        <translation>没有填写文件 Key。</translation>
    </message>
    <message>
        <source>Give the key of the picture or file. Most begin with img_ or file_.</source>
        <translation>请填写图片或文件的 Key，大多以 img_ 或 file_ 开头。</translation>
    </message>
    <message>
        <source>This is a message id, not a file key.</source>
        <translation>这是消息 ID，不是文件 Key。</translation>
    </message>
    <message>
        <source>Give it as the message id, and give the key of the picture or file as the file key.</source>
        <translation>请把它填到消息 ID，并在文件 Key 处填写图片或文件的 Key。</translation>
    </message>
    <message>
        <source>This does not look like a file key.</source>
        <translation>这不像是文件 Key。</translation>
    </message>
    <message>
        <source>Copy the key again. It holds only letters, digits, hyphens and underscores.</source>
        <translation>请重新复制 Key。它只含字母、数字、连字符和下划线。</translation>
    </message>
    <message>
        <source>This cannot be the address of a server.</source>
        <translation>这不是有效的服务器地址。</translation>
    </message>
    <message>
        <source>Give an address that begins with https://, such as https://open.feishu.cn.</source>
        <translation>请填写以 https:// 开头的地址，例如 https://open.feishu.cn。</translation>
    </message>
    <message>
        <source>This name would put the file outside the download folder.</source>
        <translation>使用此名称会把文件保存到下载文件夹之外。</translation>
    </message>
    <message>
        <source>Choose a name without .. and without a drive or slash at its beginning.</source>
        <translation>请换一个名称：不含 ..，也不以盘符或斜杠开头。</translation>
    </message>
    <message>
        <source>The message text could not be read.</source>
        <translation>无法读取消息内容。</translation>
    </message>
    <message>
        <source>Copy or export the whole message again, as JSON.</source>
        <translation>请以 JSON 格式重新复制或导出整条消息。</translation>
    </message>
    <message>
        <source>The server did not accept the message id, the file key or the type.</source>
        <translation>服务器不接受此消息 ID、文件 Key 或类型。</translation>
    </message>
    <message>
        <source>Check both, and whether it is a picture or a file.</source>
        <translation>请检查消息 ID 和文件 Key，并确认它是图片还是文件。</translation>
    </message>
    <message>
        <source>There is no access token for this identity.</source>
        <translation>当前身份还没有访问令牌。</translation>
    </message>
    <message>
        <source>Add a token for it, then try again.</source>
        <translation>请先为它添加令牌，然后重试。</translation>
    </message>
    <message>
        <source>The access token is invalid or has expired.</source>
        <translation>访问令牌无效或已过期。</translation>
    </message>
    <message>
        <source>Sign in again or add a new token.</source>
        <translation>请重新登录，或添加新的令牌。</translation>
    </message>
    <message>
        <source>The access token is damaged or of the wrong kind.</source>
        <translation>访问令牌已损坏，或类型不对。</translation>
    </message>
    <message>
        <source>Copy the whole token again and add it.</source>
        <translation>请重新复制完整的令牌并添加。</translation>
    </message>
    <message>
        <source>The app cannot be used at the moment.</source>
        <translation>应用目前无法使用。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to switch on the app and its bot, and check the app id and secret.</source>
        <translation>请联系应用管理员启用应用及其机器人能力，并核对 App ID 和 App Secret。</translation>
    </message>
    <message>
        <source>The app is not installed in your organisation.</source>
        <translation>应用未安装到你所在的企业。</translation>
    </message>
    <message>
        <source>Ask an administrator to publish or install the app.</source>
        <translation>请联系管理员发布或安装应用。</translation>
    </message>
    <message>
        <source>The app id or the app secret is wrong.</source>
        <translation>App ID 或 App Secret 不正确。</translation>
    </message>
    <message>
        <source>Copy both again from the developer console.</source>
        <translation>请从开发者后台重新复制这两项。</translation>
    </message>
    <message>
        <source>This user may not use the app.</source>
        <translation>此用户无权使用该应用。</translation>
    </message>
    <message>
        <source>Ask an administrator whether the account is active and the app is open to it.</source>
        <translation>请向管理员确认账号状态正常，且在应用的可用范围内。</translation>
    </message>
    <message>
        <source>The server did not accept the sign-in.</source>
        <translation>服务器未接受本次登录。</translation>
    </message>
    <message>
        <source>Sign in again. The details hold the server&apos;s own words.</source>
        <translation>请重新登录。服务器返回的原文见详情。</translation>
    </message>
    <message>
        <source>Your organisation asks for an extra verification.</source>
        <translation>你所在的企业要求额外验证。</translation>
    </message>
    <message>
        <source>Complete it in the web browser, then try again.</source>
        <translation>请在浏览器中完成验证，然后重试。</translation>
    </message>
    <message>
        <source>This system has no keychain that Larder can use.</source>
        <translation>此系统没有 Larder 可以使用的密钥环。</translation>
    </message>
    <message>
        <source>Install and start one, such as GNOME Keyring, or keep the token for this session only.</source>
        <translation>请安装并启动一个密钥环，例如 GNOME Keyring，或让令牌仅在本次运行期间保留。</translation>
    </message>
    <message>
        <source>Your keychain is locked.</source>
        <translation>你的密钥环已锁定。</translation>
    </message>
    <message>
        <source>Unlock it, then try again, or keep the token for this session only.</source>
        <translation>请解锁后重试，或让令牌仅在本次运行期间保留。</translation>
    </message>
    <message>
        <source>Your keychain does not let Larder in.</source>
        <translation>你的密钥环不允许 Larder 访问。</translation>
    </message>
    <message>
        <source>Try again and allow it, or keep the token for this session only.</source>
        <translation>请重试并允许访问，或让令牌仅在本次运行期间保留。</translation>
    </message>
    <message>
        <source>Your keychain does not work as it should.</source>
        <translation>你的密钥环工作不正常。</translation>
    </message>
    <message>
        <source>Restart it and try again, or keep the token for this session only. The details say more.</source>
        <translation>请重新启动密钥环后重试，或让令牌仅在本次运行期间保留。更多信息见详情。</translation>
    </message>
    <message>
        <source>You cannot see this chat, or the file was removed.</source>
        <translation>你无法查看此会话，或文件已被移除。</translation>
    </message>
    <message>
        <source>Try the other identity, or ask a member of the chat for the file.</source>
        <translation>请换另一种身份重试，或请会话成员把文件发给你。</translation>
    </message>
    <message>
        <source>The bot is not in this chat.</source>
        <translation>机器人不在此会话中。</translation>
    </message>
    <message>
        <source>Add the bot to the chat, or download as user.</source>
        <translation>请把机器人添加到会话中，或以用户身份下载。</translation>
    </message>
    <message>
        <source>The app&apos;s bot is switched off.</source>
        <translation>应用未启用机器人能力。</translation>
    </message>
    <message>
        <source>Turn the bot on in the developer console and publish the app, or download as user.</source>
        <translation>请在开发者后台启用机器人能力并发布应用，或以用户身份下载。</translation>
    </message>
    <message>
        <source>The server gives this file only to the app that uploaded it.</source>
        <translation>服务器只把此文件提供给上传它的应用。</translation>
    </message>
    <message>
        <source>This should not happen here. Please report it with the details.</source>
        <translation>这里不应出现这种情况。请附上详情反馈此问题。</translation>
    </message>
    <message>
        <source>Files of external groups cannot be downloaded by an app.</source>
        <translation>应用无法下载外部群中的文件。</translation>
    </message>
    <message>
        <source>Open the group in the chat program and save the file there.</source>
        <translation>请在飞书或 Lark 客户端中打开该群，直接保存文件。</translation>
    </message>
    <message>
        <source>This chat does not allow copying or downloading.</source>
        <translation>此会话不允许复制或下载内容。</translation>
    </message>
    <message>
        <source>Ask the sender to share the file in another way.</source>
        <translation>请联系发送者，以其他方式分享文件。</translation>
    </message>
    <message>
        <source>This message is hidden from you, perhaps because you joined the chat later.</source>
        <translation>此消息对你不可见，可能是因为你加入会话较晚。</translation>
    </message>
    <message>
        <source>Ask somebody who can see it to send you the file.</source>
        <translation>请让能看到此消息的人把文件发给你。</translation>
    </message>
    <message>
        <source>The app has not been granted a permission that is needed.</source>
        <translation>应用尚未获得所需的权限。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to add it in the developer console and publish the app.</source>
        <translation>请联系应用管理员在开发者后台开通该权限，并发布应用。</translation>
    </message>
    <message>
        <source>The app has not been granted this permission: %1.</source>
        <translation>应用尚未获得此权限：%1。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to add %1 in the developer console and publish the app.</source>
        <translation>请联系应用管理员在开发者后台开通 %1，并发布应用。</translation>
    </message>
    <message>
        <source>You have not given the app a permission that is needed.</source>
        <translation>你尚未授予应用所需的权限。</translation>
    </message>
    <message>
        <source>Sign in again and agree to what the app asks for.</source>
        <translation>请重新登录，并同意应用请求的授权。</translation>
    </message>
    <message>
        <source>You have not given the app this permission: %1.</source>
        <translation>你尚未授予应用此权限：%1。</translation>
    </message>
    <message>
        <source>Sign in again and agree to %1.</source>
        <translation>请重新登录，并同意授予 %1。</translation>
    </message>
    <message>
        <source>A permission is missing, or this is an external chat.</source>
        <translation>缺少权限，或这是外部会话。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator for the message permissions, then sign in again.</source>
        <translation>请联系应用管理员开通消息权限，然后重新登录。</translation>
    </message>
    <message>
        <source>This permission is missing: %1.</source>
        <translation>缺少此权限：%1。</translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator for %1, then sign in again.</source>
        <translation>请联系应用管理员开通 %1，然后重新登录。</translation>
    </message>
    <message>
        <source>This token does not carry the permission that is needed.</source>
        <translation>此令牌不具备所需的权限。</translation>
    </message>
    <message>
        <source>Sign in again, or add a token with the message permissions.</source>
        <translation>请重新登录，或添加具有消息权限的令牌。</translation>
    </message>
    <message>
        <source>The app does not take requests from this computer&apos;s address.</source>
        <translation>应用不接受来自这台电脑 IP 地址的请求。</translation>
    </message>
    <message>
        <source>Use your office network, or ask the app&apos;s administrator to allow this address.</source>
        <translation>请使用公司网络，或联系应用管理员把此地址加入 IP 白名单。</translation>
    </message>
    <message>
        <source>Your organisation&apos;s rules do not allow this.</source>
        <translation>你所在企业的规定不允许此操作。</translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation>请咨询管理员。</translation>
    </message>
    <message>
        <source>This does not work with this identity.</source>
        <translation>当前身份不支持此操作。</translation>
    </message>
    <message>
        <source>Try the other identity, user or bot.</source>
        <translation>请换另一种身份（用户或机器人）重试。</translation>
    </message>
    <message>
        <source>Files of this kind of chat cannot be downloaded by an app.</source>
        <translation>应用无法下载此类会话中的文件。</translation>
    </message>
    <message>
        <source>Open the chat itself and save the file there.</source>
        <translation>请打开该会话，直接保存文件。</translation>
    </message>
    <message>
        <source>The file key does not belong to this message.</source>
        <translation>文件 Key 不属于此消息。</translation>
    </message>
    <message>
        <source>Check both. For something that was forwarded, use the id of the outermost forward.</source>
        <translation>请检查文件 Key 和消息 ID。如果是转发的内容，请使用最外层合并转发消息的 ID。</translation>
    </message>
    <message>
        <source>The file no longer exists.</source>
        <translation>文件已不存在。</translation>
    </message>
    <message>
        <source>Ask the sender to send the file again.</source>
        <translation>请联系发送者重新发送文件。</translation>
    </message>
    <message>
        <source>The message was deleted or recalled.</source>
        <translation>消息已被删除或撤回。</translation>
    </message>
    <message>
        <source>Ask the sender to send the message again.</source>
        <translation>请联系发送者重新发送消息。</translation>
    </message>
    <message>
        <source>The server has no download for this kind of message.</source>
        <translation>服务器不提供此类消息的下载。</translation>
    </message>
    <message>
        <source>If it was forwarded, use the id of the outermost forward. Otherwise save it in the chat itself.</source>
        <translation>如果是转发的内容，请使用最外层合并转发消息的 ID；否则请在会话中直接保存。</translation>
    </message>
    <message>
        <source>Too many requests were sent in a short time.</source>
        <translation>短时间内发送的请求过多。</translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation>请等待一分钟，然后重试。</translation>
    </message>
    <message>
        <source>Too many requests were sent. The server asks to wait %1.</source>
        <translation>请求过多，服务器要求等待 %1。</translation>
    </message>
    <message>
        <source>Wait %1, then try again.</source>
        <translation>请等待 %1，然后重试。</translation>
    </message>
    <message>
        <source>Your organisation has used up its requests for this month.</source>
        <translation>你所在企业本月的 API 调用量已用完。</translation>
    </message>
    <message>
        <source>Wait for the next month, or ask an administrator for a larger plan.</source>
        <translation>请等到下个月，或联系管理员升级套餐。</translation>
    </message>
    <message>
        <source>The server asks for a longer wait than Larder keeps by itself.</source>
        <translation>服务器要求的等待时间过长，Larder 不会自动等待。</translation>
    </message>
    <message>
        <source>Try again later today.</source>
        <translation>请在今天晚些时候重试。</translation>
    </message>
    <message>
        <source>The server asks to wait %1, which is longer than Larder waits by itself.</source>
        <translation>服务器要求等待 %1，时间过长，Larder 不会自动等待。</translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>请在 %1后重试。</translation>
    </message>
    <message>
        <source>The file is larger than the server gives out.</source>
        <translation>文件超出了服务器允许下载的大小。</translation>
    </message>
    <message>
        <source>Save it in the chat itself, or ask the sender for smaller parts.</source>
        <translation>请在会话中直接保存，或请发送者拆成较小的文件再发。</translation>
    </message>
    <message>
        <source>The server has trouble of its own.</source>
        <translation>服务器内部出错。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, give the log id to support.</source>
        <translation>请几分钟后重试。如果仍然失败，请把日志 ID 提供给技术支持。</translation>
    </message>
    <message>
        <source>The file cannot be decrypted, because your organisation&apos;s key was deleted.</source>
        <translation>文件无法解密，因为你所在企业的密钥已被删除。</translation>
    </message>
    <message>
        <source>Ask an administrator to restore the key.</source>
        <translation>请联系管理员恢复密钥。</translation>
    </message>
    <message>
        <source>Your organisation&apos;s own storage did not give the file out.</source>
        <translation>你所在企业的自有存储未能提供此文件。</translation>
    </message>
    <message>
        <source>Try again later. If it stays, tell your administrator.</source>
        <translation>请稍后重试。如果仍然失败，请联系管理员。</translation>
    </message>
    <message>
        <source>The server does not know this request.</source>
        <translation>服务器不认识此请求。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, and whether your organisation uses Feishu or Lark.</source>
        <translation>请检查服务器地址，并确认你所在的企业使用的是飞书还是 Lark。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation>无法解析服务器的响应。</translation>
    </message>
    <message>
        <source>Try again later. If it stays, send the details to support.</source>
        <translation>请稍后重试。如果仍然失败，请把详情发给技术支持。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood (HTTP status %1).</source>
        <translation>无法解析服务器的响应（HTTP 状态码 %1）。</translation>
    </message>
    <message>
        <source>The server&apos;s name was not found.</source>
        <translation>找不到服务器的域名。</translation>
    </message>
    <message>
        <source>Check that you are online, and the server&apos;s address.</source>
        <translation>请检查网络连接和服务器地址。</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>无法连接到服务器。</translation>
    </message>
    <message>
        <source>Check your network and firewall, then try again.</source>
        <translation>请检查网络和防火墙，然后重试。</translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation>连接已断开。</translation>
    </message>
    <message>
        <source>Check that you are still online, then try again.</source>
        <translation>请检查网络是否仍然连通，然后重试。</translation>
    </message>
    <message>
        <source>The server sent nothing for too long.</source>
        <translation>服务器长时间没有发送数据。</translation>
    </message>
    <message>
        <source>Try again, perhaps on a better line.</source>
        <translation>请重试，最好换一个更稳定的网络。</translation>
    </message>
    <message>
        <source>The server could not prove that it is the right one.</source>
        <translation>无法确认服务器的身份。</translation>
    </message>
    <message>
        <source>The server is not available right now.</source>
        <translation>服务器暂时不可用。</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>请几分钟后重试。</translation>
    </message>
    <message>
        <source>The server pointed to an address that is not safe to follow.</source>
        <translation>服务器指向了不安全的地址，已停止访问。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address. If it is right, tell your administrator.</source>
        <translation>请检查服务器地址。如果地址无误，请告知管理员。</translation>
    </message>
    <message>
        <source>The server pointed from one address to the next without end.</source>
        <translation>服务器不断从一个地址跳转到另一个地址。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address, then try again later.</source>
        <translation>请检查服务器地址，稍后重试。</translation>
    </message>
    <message>
        <source>This network wants you to sign in first.</source>
        <translation>此网络需要先登录。</translation>
    </message>
    <message>
        <source>Open a web browser, sign in to the network, then try again.</source>
        <translation>请打开浏览器登录网络，然后重试。</translation>
    </message>
    <message>
        <source>The network failed.</source>
        <translation>网络出现故障。</translation>
    </message>
    <message>
        <source>Check your network, then try again.</source>
        <translation>请检查网络，然后重试。</translation>
    </message>
    <message>
        <source>The server sent another part of the file than it was asked for.</source>
        <translation>服务器发来的不是所请求的那一段。</translation>
    </message>
    <message>
        <source>Try again. Nothing wrong was saved.</source>
        <translation>请重试。没有保存任何错误的内容。</translation>
    </message>
    <message>
        <source>The server sent more or fewer bytes than it announced.</source>
        <translation>服务器实际发送的字节数与声明的不符。</translation>
    </message>
    <message>
        <source>Try again. An incomplete file is never saved as if it were whole.</source>
        <translation>请重试。不完整的文件绝不会被当作完整文件保存。</translation>
    </message>
    <message>
        <source>The file kept changing on the server during the download.</source>
        <translation>下载期间，服务器上的文件一直在变化。</translation>
    </message>
    <message>
        <source>Wait until it rests, then try again.</source>
        <translation>请等文件不再变化，然后重试。</translation>
    </message>
    <message>
        <source>The file came compressed on the way, so that it cannot be checked.</source>
        <translation>文件在传输途中被压缩，因此无法校验。</translation>
    </message>
    <message>
        <source>Try another network, or go without the proxy.</source>
        <translation>请换一个网络，或不使用代理。</translation>
    </message>
    <message>
        <source>The server sends the file in pieces that are far too small.</source>
        <translation>服务器每次发来的片段太小。</translation>
    </message>
    <message>
        <source>Try again later, or on another network.</source>
        <translation>请稍后重试，或换一个网络。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>Make room or choose another folder, then try again.</source>
        <translation>请腾出空间或选择其他文件夹，然后重试。</translation>
    </message>
    <message>
        <source>The folder is gone, or its disk is not connected.</source>
        <translation>文件夹已不存在，或所在磁盘未连接。</translation>
    </message>
    <message>
        <source>Connect the disk, or choose another folder.</source>
        <translation>请连接磁盘，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Files cannot be saved in this folder.</source>
        <translation>无法在此文件夹中保存文件。</translation>
    </message>
    <message>
        <source>Choose a folder that is your own.</source>
        <translation>请选择一个你有权写入的文件夹。</translation>
    </message>
    <message>
        <source>This disk cannot hold a file of this size.</source>
        <translation>此磁盘不支持这么大的文件。</translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation>请选择其他磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>无法写入文件。</translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation>请检查磁盘，然后重试。</translation>
    </message>
    <message>
        <source>You cancelled this download.</source>
        <translation>你已取消此下载。</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>错误码：%1</translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation>HTTP 状态码：%1</translation>
    </message>
    <message>
        <source>Log id: %1</source>
        <translation>日志 ID：%1</translation>
    </message>
    <message>
        <source>There is no account of this name.</source>
        <translation>没有这个名称的账号。</translation>
    </message>
    <message>
        <source>Choose one of the accounts, or add it.</source>
        <translation>请选择已有的账号，或添加它。</translation>
    </message>
    <message>
        <source>The secret of this account&apos;s app is not known here.</source>
        <translation>这里没有此账号应用的 App Secret。</translation>
    </message>
    <message>
        <source>Add the app secret from the developer console.</source>
        <translation>请从开发者后台复制 App Secret 并添加。</translation>
    </message>
    <message>
        <source>Your sign-in has come to its end.</source>
        <translation>你的登录已失效。</translation>
    </message>
    <message>
        <source>Sign in again in the web browser.</source>
        <translation>请在浏览器中重新登录。</translation>
    </message>
    <message>
        <source>The sign-in was turned down in the web browser.</source>
        <translation>登录在浏览器中被拒绝。</translation>
    </message>
    <message>
        <source>The sign-in was not completed in time.</source>
        <translation>登录没有在规定时间内完成。</translation>
    </message>
    <message>
        <source>Start the sign-in again for a new code.</source>
        <translation>请重新开始登录，获取新的代码。</translation>
    </message>
    <message>
        <source>Another Larder is renewing this sign-in, and takes long.</source>
        <translation>另一个 Larder 正在续期此登录，用时过长。</translation>
    </message>
    <message>
        <source>Try again in a minute.</source>
        <translation>请在一分钟后重试。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences, one behind the other</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>The proxy&apos;s address is missing.</source>
        <translation>没有填写代理的地址。</translation>
    </message>
    <message>
        <source>Enter its name or IP address, such as proxy.example.com.</source>
        <translation>请填写它的名称或 IP 地址，例如 proxy.example.com。</translation>
    </message>
    <message>
        <source>This is not the address of a proxy.</source>
        <translation>这不是代理的地址。</translation>
    </message>
    <message>
        <source>Enter its name or IP address alone, such as proxy.example.com.</source>
        <translation>请只填写它的名称或 IP 地址，例如 proxy.example.com。</translation>
    </message>
    <message>
        <source>A user name or a password does not belong in the proxy&apos;s address.</source>
        <translation>代理的地址里不能有用户名或密码。</translation>
    </message>
    <message>
        <source>Enter them in the fields of their own, where nobody else can read them.</source>
        <translation>请在各自的输入框里填写，这样别人看不到。</translation>
    </message>
    <message>
        <source>Larder does not know this kind of proxy.</source>
        <translation>Larder 不支持这种代理。</translation>
    </message>
    <message>
        <source>Use an address that begins with http:// or socks5://, or with the name itself.</source>
        <translation>请使用以 http:// 或 socks5:// 开头的地址，或直接填写名称。</translation>
    </message>
    <message>
        <source>The proxy&apos;s port is missing.</source>
        <translation>没有填写代理的端口。</translation>
    </message>
    <message>
        <source>Enter it, such as 8080 or 3128.</source>
        <translation>请填写端口，例如 8080 或 3128。</translation>
    </message>
    <message>
        <source>The proxy&apos;s port is not one.</source>
        <translation>代理的端口不正确。</translation>
    </message>
    <message>
        <source>Enter a number from 1 to 65535.</source>
        <translation>请填写 1 到 65535 之间的数字。</translation>
    </message>
    <message>
        <source>The file with your company&apos;s certificate cannot be read.</source>
        <translation>无法读取公司证书文件。</translation>
    </message>
    <message>
        <source>Check that it is still there, or choose it again in the settings.</source>
        <translation>请检查文件是否还在，或在设置里重新选择。</translation>
    </message>
    <message>
        <source>This file holds no certificate.</source>
        <translation>这个文件里没有证书。</translation>
    </message>
    <message>
        <source>Ask your administrator for the company&apos;s certificate as a PEM file. It begins with BEGIN CERTIFICATE.</source>
        <translation>请向管理员索取 PEM 格式的公司证书，文件以 BEGIN CERTIFICATE 开头。</translation>
    </message>
    <message>
        <source>The certificate in this file is not valid today.</source>
        <translation>这个文件里的证书目前不在有效期内。</translation>
    </message>
    <message>
        <source>Ask your administrator for the current one, and check the date of this computer.</source>
        <translation>请向管理员索取现行的证书，并检查这台电脑的日期。</translation>
    </message>
    <message>
        <source>This certificate belongs to a server or a person, not to an authority.</source>
        <translation>这是服务器或个人的证书，不是证书颁发机构的证书。</translation>
    </message>
    <message>
        <source>Ask your administrator for the certificate of the company&apos;s authority (CA).</source>
        <translation>请向管理员索取公司证书颁发机构（CA）的证书。</translation>
    </message>
    <message>
        <source>Nobody whom this computer trusts has signed the server&apos;s certificate.</source>
        <translation>服务器证书的签发者不受这台电脑信任。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid at the date and time of this computer.</source>
        <translation>按这台电脑的日期和时间，服务器的证书不在有效期内。</translation>
    </message>
    <message>
        <source>Check the date and time of this computer. If they are right, tell whoever runs the server.</source>
        <translation>请检查这台电脑的日期和时间。如果没有错，请告知服务器的管理者。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is %1 off, so that the server&apos;s certificate does not seem valid.</source>
        <translation>这台电脑的时钟相差 %1，因此服务器的证书看起来不在有效期内。</translation>
    </message>
    <message>
        <source>Set the date and time of this computer, then try again.</source>
        <translation>请校准这台电脑的日期和时间，然后重试。</translation>
    </message>
    <message>
        <source>The certificate belongs to another server.</source>
        <translation>这个证书属于另一台服务器。</translation>
    </message>
    <message>
        <source>Check the server&apos;s address. On a network that wants a sign-in, sign in there first.</source>
        <translation>请检查服务器地址。如果网络需要登录，请先登录网络。</translation>
    </message>
    <message>
        <source>The proxy did not let the connection through.</source>
        <translation>代理没有放行这个连接。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and a password, or does not accept those it was given.</source>
        <translation>代理要求用户名和密码，或不接受所给的用户名和密码。</translation>
    </message>
    <message>
        <source>Enter the proxy with its user name and password in the settings, under Network.</source>
        <translation>请在设置的“网络”页里填写代理及其用户名和密码。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s date and time. If they are right, ask your administrator.</source>
        <translation>请检查这台电脑的日期和时间。如果没有错，请咨询管理员。</translation>
    </message>
    <message>
        <source>In a company network, ask for its certificate and choose it in the settings, under Network.</source>
        <translation>如果在公司网络中，请索取公司证书，并在设置的“网络”页里选择它。</translation>
    </message>
    <message>
        <source>Check its address, user name and password in the settings, under Network.</source>
        <translation>请在设置的“网络”页里检查它的地址、用户名和密码。</translation>
    </message>
    <message>
        <source>A larder-receipt.json or SHA256SUMS is there that this Larder did not write.</source>
        <translation>文件夹里的 larder-receipt.json 或 SHA256SUMS 不是由这个 Larder 写入的。</translation>
    </message>
    <message>
        <source>Move it or give it another name.</source>
        <translation>请移走它，或给它改名。</translation>
    </message>
    <message>
        <source>The storage that the server pointed to did not give the file.</source>
        <translation>服务器指向的存储没有提供该文件。</translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, send the details to support.</source>
        <translation>请过几分钟再试。如果仍然如此，请将详细信息发送给技术支持。</translation>
    </message>
</context>
<context>
    <name>Larder::FilePreview</name>
    <message>
        <source>The file is not there any more: it was moved, renamed or deleted.</source>
        <translation>文件已不在这里：已被移动、重命名或删除。</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>无法读取此文件。</translation>
    </message>
    <message>
        <source>There is no preview for files of this kind. Return opens it.</source>
        <translation>此类文件没有预览。按回车键打开。</translation>
    </message>
    <message>
        <source>This picture is too large for a preview. Return opens it.</source>
        <translation>此图片太大，无法预览。按回车键打开。</translation>
    </message>
    <message>
        <source>This document wants a password. Return opens it.</source>
        <translation>此文档需要密码。按回车键打开。</translation>
    </message>
    <message>
        <source>This file is damaged: it is not what its kind promises.</source>
        <translation>此文件已损坏：内容与其类型不符。</translation>
    </message>
    <message>
        <source>page 1 of %1</source>
        <translation>第 1 页，共 %1 页</translation>
    </message>
    <message>
        <source>%1 × %2 pixels</source>
        <translation>%1 × %2 像素</translation>
    </message>
    <message>
        <source>Beginning of the file</source>
        <translation>文件开头</translation>
    </message>
    <message>
        <source>Opens the file with the system&apos;s program for it (Return)</source>
        <translation>用系统的对应程序打开文件（回车键）</translation>
    </message>
    <message>
        <source>Nothing is saved of it yet.</source>
        <translation>尚未保存任何内容。</translation>
    </message>
    <message>
        <source>the first %1 of it</source>
        <translation>仅前 %1</translation>
    </message>
    <message>
        <source>changed since it was saved</source>
        <translation>保存后已更改</translation>
    </message>
</context>
<context>
    <name>Larder::FirstRunPage</name>
    <message>
        <source>Where are your messages?</source>
        <translation>你的消息在哪里？</translation>
    </message>
    <message>
        <source>How do you sign in?</source>
        <translation>如何登录？</translation>
    </message>
    <message>
        <source>Where are files to be saved?</source>
        <translation>文件保存到哪里？</translation>
    </message>
    <message>
        <source>Escape skips this. All of it can be changed later, at the top right and in the form.</source>
        <translation>按 Escape 键跳过。以后可在右上角和表单中更改这些选择。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Before you begin</source>
        <translation>开始之前</translation>
    </message>
    <message>
        <source>Sign in or paste a token…</source>
        <translation>登录或粘贴令牌…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>An account is there.</source>
        <translation>已有账号。</translation>
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
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>as in 412 of 963 MB</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>as in 11.2 MB/s</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>as in 3 min left</comment>
        <translation>剩余 %1</translation>
    </message>
</context>
<context>
    <name>Larder::FoundFilter</name>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>Ticks all that are shown</source>
        <translation>勾选显示的全部内容</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Filter by name, sender or id (%1)</source>
        <comment>Ctrl+F</comment>
        <translation>按名称、发送者或 ID 筛选（%1）</translation>
    </message>
</context>
<context>
    <name>Larder::FoundModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>Larder::FoundPage</name>
    <message>
        <source>What was found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>Some do not say which message they belong to. &amp;Message id</source>
        <translation>部分内容没有注明所属消息。消息 ID(&amp;M)</translation>
    </message>
    <message>
        <source>Message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>The message that those without an id of their own belong to</source>
        <translation>没有注明所属消息的内容，都属于这条消息</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>where to save: a folder</comment>
        <translation>存到 %1</translation>
    </message>
    <message>
        <source>Save to %1</source>
        <translation>保存到 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) can be looked up to see what is in them.</source>
        <translation>
            <numerusform>有 %n 条消息可以查询，以查看其中的内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Look up</source>
        <translation>查询(&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source>%n found in %1</source>
        <translation>
            <numerusform>在“%1”中找到 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not shown</source>
        <translation>
            <numerusform>其中 %n 项未显示</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Download %1</source>
        <translation>下载 %1 项(&amp;D)</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>测量大小(&amp;E)</translation>
    </message>
    <message>
        <source>Asks how large the chosen ones are before they are downloaded</source>
        <translation>在下载前查询所选项目的大小</translation>
    </message>
    <message>
        <source>Measured %1 of %2…</source>
        <translation>已测量 %1/%2…</translation>
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
        <translation>找到的内容</translation>
    </message>
</context>
<context>
    <name>Larder::FoundWords</name>
    <message>
        <source>%1 · in a forward</source>
        <comment>picture, file, …</comment>
        <translation>%1 · 来自合并转发</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a sender</comment>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>cannot be downloaded</source>
        <translation>无法下载</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a file or kind of message : why it cannot be downloaded</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more like it.</source>
        <translation>
            <numerusform>另有 %n 个类似问题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>picture in a post</source>
        <translation>富文本中的图片</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>recording</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>cover of a video</source>
        <translation>视频封面</translation>
    </message>
    <message>
        <source>sticker</source>
        <translation>表情包</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>card</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>recalled message</source>
        <translation>已撤回的消息</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>合并转发</translation>
    </message>
    <message>
        <source>damaged message</source>
        <translation>损坏的消息</translation>
    </message>
    <message>
        <source>unknown</source>
        <comment>how large a file is</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>there already</source>
        <comment>a file, in place of how large it is</comment>
        <translation>已存在</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>to ask how large a file is</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>The server does not say how large it is.</source>
        <translation>服务器没有说明它的大小。</translation>
    </message>
    <message>
        <source>It is in the list or in the folder already.</source>
        <translation>它已在列表或文件夹中。</translation>
    </message>
    <message>
        <source>There is not enough room in %1: %2 are free.</source>
        <comment>folder; bytes</comment>
        <translation>%1 的空间不足：可用空间为 %2。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1.</source>
        <comment>%1 is how many bytes they are together</comment>
        <translation>
            <numerusform>%n 个文件，共 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, %2 over %3.</source>
        <comment>%1 is how many bytes they are together, %2 a count, %3 100 MB</comment>
        <translation>
            <numerusform>%n 个文件，共 %1，其中 %2 个超过 %3。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be measured.</source>
        <translation>
            <numerusform>%n 个无法测量。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of unknown size.</source>
        <translation>
            <numerusform>%n 个大小未知。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already.</source>
        <comment>files, which need no download</comment>
        <translation>
            <numerusform>%n 个已存在。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not measured yet.</source>
        <translation>
            <numerusform>%n 个尚未测量。</numerusform>
        </translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>已勾选</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
</context>
<context>
    <name>Larder::Giving</name>
    <message>
        <source>There is no text in the clipboard. Copy a message&apos;s JSON first.</source>
        <translation>剪贴板中没有文本。请先复制消息 JSON。</translation>
    </message>
    <message>
        <source>Open messages</source>
        <translation>打开消息</translation>
    </message>
    <message>
        <source>Message JSON (%1)</source>
        <translation>消息 JSON (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <source>Reading what you gave…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Looking the message up…</source>
        <translation>正在查询消息…</translation>
    </message>
    <message>
        <source>Looking up messages: %1 of %2</source>
        <translation>正在查询消息：%1/%2</translation>
    </message>
    <message>
        <source>There is nothing to download in %1.</source>
        <translation>“%1”中没有可下载的内容。</translation>
    </message>
    <message>
        <source>&amp;Add token…</source>
        <translation>添加令牌(&amp;A)…</translation>
    </message>
    <message>
        <source>Found: %1. Press Return to download it.</source>
        <translation>找到：%1。按回车键下载。</translation>
    </message>
    <message>
        <source>Found: %1. It does not say which message it belongs to: give its id.</source>
        <translation>找到：%1。其中没有注明所属消息，请填写消息 ID。</translation>
    </message>
    <message>
        <source>There is nothing to download in it.</source>
        <translation>其中没有可下载的内容。</translation>
    </message>
    <message numerus="yes">
        <source>There are no messages in it, only %n file(s) with something else.</source>
        <translation>
            <numerusform>其中没有消息，只有 %n 个其他内容的文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try as &amp;bot</source>
        <translation>以机器人身份重试(&amp;B)</translation>
    </message>
    <message>
        <source>Try as &amp;user</source>
        <translation>以用户身份重试(&amp;U)</translation>
    </message>
</context>
<context>
    <name>Larder::LanguagePage</name>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Numbers, sizes and dates follow it. Open windows change at once.</source>
        <translation>数字、大小和日期随之改变。已打开的窗口会立即切换。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Larder::MainWindow</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Shows ids, requests and the exact error of the chosen download (Ctrl+I)</source>
        <translation>显示所选下载的 ID、请求和具体错误（Ctrl+I）</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>试用演示(&amp;D)</translation>
    </message>
    <message>
        <source>A&amp;bout Larder</source>
        <translation>关于 Larder(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Larder</source>
        <translation>Larder</translation>
    </message>
    <message>
        <source>Larder – demo</source>
        <translation>Larder – 演示</translation>
    </message>
    <message>
        <source>%1 % – %2</source>
        <comment>progress – window title</comment>
        <translation>%1% – %2</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>The demo could not start: this computer has no free port.</source>
        <translation>演示无法启动：本机没有空闲端口。</translation>
    </message>
    <message>
        <source>&amp;Paste message</source>
        <translation>粘贴消息(&amp;P)</translation>
    </message>
    <message>
        <source>Shows what the copied message JSON holds (Ctrl+V)</source>
        <translation>查看所复制的消息 JSON 中的内容 (Ctrl+V)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Shows what files with message JSON hold (Ctrl+O)</source>
        <translation>查看消息 JSON 文件中的内容 (Ctrl+O)</translation>
    </message>
    <message>
        <source>&amp;Accounts…</source>
        <translation>账号(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Verify folder…</source>
        <translation>校验文件夹(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Filter…</source>
        <translation>筛选(&amp;F)…</translation>
    </message>
    <message>
        <source>Shows only some of the list (Ctrl+F)</source>
        <translation>只显示列表的一部分（Ctrl+F）</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
</context>
<context>
    <name>Larder::MessageInput</name>
    <message>
        <source>It is larger than message JSON gets.</source>
        <translation>它比消息 JSON 大得多。</translation>
    </message>
    <message>
        <source>It is a folder.</source>
        <translation>它是一个文件夹。</translation>
    </message>
    <message>
        <source>It is no file, but a pipe or a device.</source>
        <translation>它不是文件，而是管道或设备。</translation>
    </message>
</context>
<context>
    <name>Larder::NamesPage</name>
    <message>
        <source>the file&apos;s own name</source>
        <translation>文件自己的名称</translation>
    </message>
    <message>
        <source>day of the message</source>
        <translation>消息日期</translation>
    </message>
    <message>
        <source>time of the message</source>
        <translation>消息时间</translation>
    </message>
    <message>
        <source>year of the message</source>
        <translation>消息年份</translation>
    </message>
    <message>
        <source>month of the message, two digits</source>
        <translation>消息月份，两位数字</translation>
    </message>
    <message>
        <source>day of the month, two digits</source>
        <translation>消息在当月的日期，两位数字</translation>
    </message>
    <message>
        <source>who sent it</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>id of the chat</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>message id</source>
        <translation>消息 ID</translation>
    </message>
    <message>
        <source>file key</source>
        <translation>文件 Key</translation>
    </message>
    <message>
        <source>{%1} is not known here. Insert one from the list.</source>
        <translation>这里没有 {%1}。请从列表中插入。</translation>
    </message>
    <message>
        <source>The { at place %1 is not closed with }.</source>
        <translation>第 %1 个字符 { 没有对应的 }。</translation>
    </message>
    <message>
        <source>The } at place %1 has no { before it.</source>
        <translation>第 %1 个字符 } 前面没有 {。</translation>
    </message>
    <message>
        <source>This would put files outside the download folder. Begin with a name, and leave out “..”.</source>
        <translation>这样会把文件存到下载文件夹之外。请以名称开头，并去掉“..”。</translation>
    </message>
    <message>
        <source>Quarterly report.pdf</source>
        <comment>name of a file, as an example</comment>
        <translation>季度报告.pdf</translation>
    </message>
    <message>
        <source>Ann Miller</source>
        <comment>name of a person, as an example</comment>
        <translation>王安</translation>
    </message>
    <message>
        <source>Folders and &amp;names:</source>
        <translation>文件夹和名称(&amp;N)：</translation>
    </message>
    <message>
        <source>If the name is &amp;taken:</source>
        <translation>名称已被占用时(&amp;T)：</translation>
    </message>
    <message>
        <source>Keep both, as name (1)</source>
        <translation>两个都保留，新文件名加 (1)</translation>
    </message>
    <message>
        <source>Leave the file alone and do not download</source>
        <translation>保留原文件，不下载</translation>
    </message>
    <message>
        <source>Replace the file once the new one is whole</source>
        <translation>新文件完整后替换原文件</translation>
    </message>
    <message>
        <source>Folders and names</source>
        <translation>文件夹和名称</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>插入(&amp;I)</translation>
    </message>
    <message>
        <source>What the name can be made of; a slash makes folders</source>
        <translation>名称可以由哪些部分组成；斜杠表示文件夹</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>a placeholder such as {date}; what it stands for</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>&amp;Give files the time of their message</source>
        <translation>把文件时间设为消息时间(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Mark files as downloaded</source>
        <translation>把文件标记为已下载(&amp;M)</translation>
    </message>
    <message>
        <source>So that the system can warn before it opens them. Of where they came from, only the server&apos;s name is kept.</source>
        <translation>这样系统可以在打开前发出警告。关于来源，只记录服务器的名称。</translation>
    </message>
    <message>
        <source>Lists each saved file with its message, sender, chat and checksum. “Verify folder” in the menu finds by it what is missing or changed, and downloads just that again.</source>
        <translation>记录每个已保存的文件及其消息、发送者、会话和校验值。菜单中的“校验文件夹”据此找出缺失或有变化的文件，并只重新下载这些文件。</translation>
    </message>
    <message>
        <source>Example: %1</source>
        <comment>a path</comment>
        <translation>示例：%1</translation>
    </message>
    <message>
        <source>Ask, once for all of them</source>
        <translation>询问，一次决定全部</translation>
    </message>
    <message>
        <source>&amp;Keep a receipt in the folder</source>
        <translation>在文件夹里保留回执(&amp;K)</translation>
    </message>
    <message>
        <source>As larder-receipt.json and SHA256SUMS.</source>
        <comment>a folder&apos;s receipt</comment>
        <translation>文件名为 larder-receipt.json 和 SHA256SUMS。</translation>
    </message>
</context>
<context>
    <name>Larder::NetworkPage</name>
    <message>
        <source>%1, valid until %2</source>
        <comment>a certificate: its name, a date</comment>
        <translation>%1，有效期至 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>certificates</comment>
        <translation>
            <numerusform>%1，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The proxy&apos;s password is used until Larder ends, but could not be kept.</source>
        <translation>代理密码在 Larder 退出前有效，但没能保存。</translation>
    </message>
    <message>
        <source>The proxy&apos;s password could not be read.</source>
        <translation>无法读取代理密码。</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>As the s&amp;ystem says</source>
        <translation>使用系统设置(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;None</source>
        <translation>不使用(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;This one:</source>
        <translation>使用此代理(&amp;T)：</translation>
    </message>
    <message>
        <source>Kind of proxy</source>
        <translation>代理类型</translation>
    </message>
    <message>
        <source>Proxy address</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>Proxy user name</source>
        <translation>代理用户名</translation>
    </message>
    <message>
        <source>if it wants one</source>
        <translation>需要时填写</translation>
    </message>
    <message>
        <source>Proxy password</source>
        <translation>代理密码</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>端口(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>类型(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Company certificate</source>
        <translation>公司证书</translation>
    </message>
    <message>
        <source>C&amp;hoose a file…</source>
        <translation>选择文件(&amp;H)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the company certificate</source>
        <translation>移除公司证书</translation>
    </message>
    <message>
        <source>kept in the keychain</source>
        <translation>已保存在密钥环中</translation>
    </message>
    <message>
        <source>Certificates (%1)</source>
        <translation>证书 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>所有文件 (%1)</translation>
    </message>
    <message>
        <source>None. It is needed only where a company&apos;s proxy opens encrypted connections.</source>
        <translation>无。只有公司的代理会解开加密连接时才需要。</translation>
    </message>
    <message>
        <source>Apply and &amp;check connection…</source>
        <translation>应用并检查连接(&amp;C)…</translation>
    </message>
</context>
<context>
    <name>Larder::NoticeBand</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Larder::OpenPlatform</name>
    <message>
        <source>Feishu</source>
        <translation>飞书</translation>
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
        <translation>下载内容</translation>
    </message>
    <message>
        <source>&amp;Message id</source>
        <translation>消息 ID(&amp;M)</translation>
    </message>
    <message>
        <source>The id of the message that holds the resource. It begins with om_.</source>
        <translation>资源所在消息的 ID，以 om_ 开头。</translation>
    </message>
    <message>
        <source>File &amp;key</source>
        <translation>文件 Key(&amp;K)</translation>
    </message>
    <message>
        <source>img_… or file_…</source>
        <translation>img_… 或 file_…</translation>
    </message>
    <message>
        <source>The key of the resource in its message: image_key or file_key.</source>
        <translation>资源在消息中的 Key：image_key 或 file_key。</translation>
    </message>
    <message>
        <source>&amp;Save to</source>
        <translation>保存到(&amp;S)</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>The folder to save in. It is made if it is not there.</source>
        <translation>保存文件的文件夹，不存在时会自动创建。</translation>
    </message>
    <message>
        <source>Choose a folder to save in.</source>
        <translation>请选择保存文件的文件夹。</translation>
    </message>
    <message>
        <source>Give the whole path of the folder, such as %1.</source>
        <translation>请填写文件夹的完整路径，例如 %1。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>as the server names it</source>
        <translation>由服务器命名</translation>
    </message>
    <message>
        <source>The name of the saved file. Leave it empty to take the server&apos;s.</source>
        <translation>保存后的文件名，留空则使用服务器提供的名称。</translation>
    </message>
    <message>
        <source>Shows what would be sent, without sending it</source>
        <translation>只显示将要发送的内容，不会发送</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图片(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Pictures of messages: keys that begin with img_</source>
        <translation>消息中的图片：Key 以 img_ 开头</translation>
    </message>
    <message>
        <source>Files, recordings and videos: all other keys</source>
        <translation>文件、语音和视频：其他所有 Key</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>S&amp;wap the two</source>
        <translation>互换两者(&amp;W)</translation>
    </message>
    <message>
        <source>Puts the message id and the file key into each other&apos;s field</source>
        <translation>把消息 ID 和文件 Key 填到对方的输入框中</translation>
    </message>
    <message>
        <source>In a message&apos;s JSON these are message_id, and image_key or file_key.</source>
        <translation>在消息的 JSON 中，分别对应 message_id 和 image_key 或 file_key。</translation>
    </message>
    <message>
        <source>Save to</source>
        <translation>保存到</translation>
    </message>
    <message>
        <source>Something is wrong here</source>
        <translation>此处有误</translation>
    </message>
    <message>
        <source>Press Return to look up what is in this message, or give the key of the one thing that you want.</source>
        <translation>按回车键查询这条消息中的内容，或填写想要的那一项的 Key。</translation>
    </message>
    <message>
        <source>L&amp;ook up</source>
        <translation>查询(&amp;O)</translation>
    </message>
    <message>
        <source>Show re&amp;quest</source>
        <translation>查看请求(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>Larder::QrCode</name>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>The link below, for the camera of a phone</source>
        <translation>下方的链接，供手机扫描</translation>
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
        <translation>另一个 Larder 正在运行：本次的下载在退出后不会保留。</translation>
    </message>
    <message>
        <source>The list of downloads could not be read. It is kept aside, and a new one begins.</source>
        <translation>无法读取下载列表。原文件已另存，将从新列表开始。</translation>
    </message>
    <message>
        <source>Parts of the list of downloads could not be read. The whole is kept aside.</source>
        <translation>下载列表的部分内容无法读取。原文件已另存。</translation>
    </message>
    <message>
        <source>The list of downloads is a later Larder&apos;s. It is left alone, and downloads of this one are not kept.</source>
        <translation>下载列表由更新版本的 Larder 写入。原文件保持不变，本次的下载不会保留。</translation>
    </message>
    <message>
        <source>The list of downloads could not be written.</source>
        <translation>无法写入下载列表。</translation>
    </message>
    <message>
        <source>The list of downloads is written again.</source>
        <translation>下载列表已恢复写入。</translation>
    </message>
</context>
<context>
    <name>Larder::QueueFilter</name>
    <message>
        <source>All</source>
        <comment>downloads of every state</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>下载中</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Queue order</source>
        <translation>队列顺序</translation>
    </message>
    <message>
        <source>Name, A to Z</source>
        <translation>名称升序</translation>
    </message>
    <message>
        <source>Name, Z to A</source>
        <translation>名称降序</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>从大到小</translation>
    </message>
    <message>
        <source>Smallest first</source>
        <translation>从小到大</translation>
    </message>
    <message>
        <source>Running first</source>
        <translation>下载中的在前</translation>
    </message>
    <message>
        <source>Running last</source>
        <translation>下载中的在后</translation>
    </message>
    <message>
        <source>Newest message first</source>
        <translation>最新消息在前</translation>
    </message>
    <message>
        <source>Oldest message first</source>
        <translation>最早消息在前</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>显示(&amp;H)</translation>
    </message>
    <message>
        <source>Sort b&amp;y</source>
        <translation>排序(&amp;Y)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a state; how many are in it</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>显示 %1/%2 项</translation>
    </message>
    <message>
        <source>Filter by name, sender, chat or id (%1)</source>
        <comment>Ctrl+F</comment>
        <translation>按名称、发送者、会话或 ID 筛选（%1）</translation>
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
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已下载</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个下载中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved</source>
        <translation>
            <numerusform>%n 个已保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n 个已取消</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n 个已暂停</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::QueueNotices</name>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) are in the list already.</source>
        <translation>
            <numerusform>%n 项下载已在列表中。</numerusform>
        </translation>
    </message>
    <message>
        <source>The platform&apos;s rate limit is reached. Requests go on in %1.</source>
        <translation>已达到平台的频率限制，%1后继续请求。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when that is over.</source>
        <translation>恢复后下载会自动继续。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when there is room.</source>
        <translation>有空间后下载会自动继续。</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when it is unlocked.</source>
        <translation>解锁后下载会自动继续。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>server or folder; what is wrong there, as a sentence</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Try &amp;now</source>
        <translation>立即重试(&amp;N)</translation>
    </message>
    <message>
        <source>The downloads go on by themselves once somebody is signed in.</source>
        <translation>登录后下载会自动继续。</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>What was saved in %1 could not be added to the folder&apos;s receipt.</source>
        <comment>a folder&apos;s path</comment>
        <translation>无法把保存到 %1 的文件记入该文件夹的回执。</translation>
    </message>
    <message>
        <source>Once it is unlocked, “Try now” lets the downloads go on.</source>
        <translation>解锁后请点击“立即重试”，下载即可继续。</translation>
    </message>
    <message numerus="yes">
        <source>%n removed from the list; files stay.</source>
        <translation>
            <numerusform>已从列表中移除 %n 项，文件保留。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The downloads go on by themselves when it is back.</source>
        <translation>文件夹恢复后，下载会自动继续。</translation>
    </message>
</context>
<context>
    <name>Larder::QueueVerbs</name>
    <message>
        <source>Pause all</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Resume all</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Try failed again</source>
        <translation>重试失败项</translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation>清除已结束项</translation>
    </message>
    <message>
        <source>Pause shown</source>
        <translation>暂停所示</translation>
    </message>
    <message>
        <source>Pauses the downloads that the filter shows, and no others</source>
        <translation>只暂停筛选显示的下载</translation>
    </message>
    <message>
        <source>Pauses every download</source>
        <translation>暂停所有下载</translation>
    </message>
    <message>
        <source>Resume shown</source>
        <translation>继续所示</translation>
    </message>
    <message>
        <source>Goes on with the paused downloads that the filter shows, and with no others</source>
        <translation>只继续筛选显示的已暂停下载</translation>
    </message>
    <message>
        <source>Goes on with every paused download</source>
        <translation>继续所有已暂停的下载</translation>
    </message>
    <message>
        <source>Cancel shown</source>
        <translation>取消所示</translation>
    </message>
    <message>
        <source>Cancels the downloads that the filter shows, and no others</source>
        <translation>只取消筛选显示的下载</translation>
    </message>
    <message>
        <source>Cancels every download</source>
        <translation>取消所有下载</translation>
    </message>
    <message>
        <source>Try shown again</source>
        <translation>重试所示失败项</translation>
    </message>
    <message>
        <source>Tries the failed downloads again that the filter shows, and no others</source>
        <translation>只重试筛选显示的失败下载</translation>
    </message>
    <message>
        <source>Tries every failed download again</source>
        <translation>重试所有失败的下载</translation>
    </message>
    <message>
        <source>Clear shown</source>
        <translation>清除所示已结束项</translation>
    </message>
    <message>
        <source>Takes off the list what has ended and is shown by the filter; files stay</source>
        <translation>从列表中移除筛选显示的已结束项；文件会保留</translation>
    </message>
    <message>
        <source>Takes off the list what has ended; files stay</source>
        <translation>从列表中移除已结束项；文件会保留</translation>
    </message>
</context>
<context>
    <name>Larder::QueueView</name>
    <message>
        <source>Downloads</source>
        <translation>下载列表</translation>
    </message>
    <message>
        <source>Nothing in the list matches the filter.</source>
        <translation>没有符合筛选条件的下载。</translation>
    </message>
    <message>
        <source>Rows can be moved up and down in queue order only.</source>
        <translation>只有按队列顺序排列时才能上移或下移。</translation>
    </message>
    <message>
        <source>Back to &amp;queue order</source>
        <translation>恢复队列顺序(&amp;Q)</translation>
    </message>
    <message>
        <source>Return does what the row&apos;s button does. Delete cancels a download or takes it off the list. Space shows what is saved. Control P pauses a download or goes on with it. The menu key shows everything else.</source>
        <translation>回车键执行该行按钮的操作。Delete 键取消下载或将其移出列表。空格键预览已保存的文件。Ctrl+P 暂停或继续。菜单键显示其他所有操作。</translation>
    </message>
</context>
<context>
    <name>Larder::Quitting</name>
    <message>
        <source>Nothing is lost: the next start brings the list back, paused where it stopped.</source>
        <translation>不会丢失任何内容：下次启动时列表会恢复，并暂停在停止的位置。</translation>
    </message>
    <message>
        <source>What has come so far is kept: ask for the same again and it goes on from there.</source>
        <translation>已下载的部分会保留，下次下载同一资源时会续传。</translation>
    </message>
    <message>
        <source>The demo keeps nothing when it is closed.</source>
        <translation>演示关闭后不保留任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) have not finished.</source>
        <translation>
            <numerusform>%n 项下载尚未完成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep &amp;downloading</source>
        <translation>继续下载(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
</context>
<context>
    <name>Larder::ReadingText</name>
    <message>
        <source>Lark does not hand out stickers.</source>
        <translation>平台不提供表情包的下载。</translation>
    </message>
    <message>
        <source>What is in a folder has to be looked up first.</source>
        <translation>文件夹里的内容需要先查询。</translation>
    </message>
    <message>
        <source>Lark does not hand out the pictures of cards.</source>
        <translation>平台不提供卡片中图片的下载。</translation>
    </message>
    <message>
        <source>It was recalled or deleted.</source>
        <translation>消息已撤回或删除。</translation>
    </message>
    <message>
        <source>The forwarded messages are not in here. Look the message up to see them.</source>
        <translation>这里没有被转发的消息。请查询该消息以查看其内容。</translation>
    </message>
    <message>
        <source>The message does not name its file: the file key is missing.</source>
        <translation>消息没有指明文件：缺少文件 Key。</translation>
    </message>
    <message>
        <source>The content of this message cannot be read.</source>
        <translation>无法读取这条消息的内容。</translation>
    </message>
    <message>
        <source>The message id or the file key has characters in it that no id and no key has.</source>
        <translation>消息 ID 或文件 Key 中含有不应出现的字符。</translation>
    </message>
    <message>
        <source>lark-cli left the file key out. Look the message up to get it.</source>
        <translation>lark-cli 没有输出文件 Key。请查询该消息以获取。</translation>
    </message>
    <message>
        <source>These forwards contain each other, so none of them is the outermost.</source>
        <translation>这些转发互相包含，无法确定最外层的一条。</translation>
    </message>
    <message>
        <source>There is JSON in here, but no message.</source>
        <translation>这里有 JSON，但没有消息。</translation>
    </message>
    <message>
        <source>There is no JSON in here.</source>
        <translation>这里没有 JSON。</translation>
    </message>
    <message>
        <source>This is lark-cli&apos;s table, which leaves the file keys out. Run the command again with --format json.</source>
        <translation>这是 lark-cli 的表格输出，不含文件 Key。请加上 --format json 重新运行该命令。</translation>
    </message>
    <message>
        <source>There is more in here than one list can hold. What is shown is the beginning of it.</source>
        <translation>内容太多，一个列表放不下。这里只显示开头部分。</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>已停止读取。</translation>
    </message>
    <message>
        <source>This is no valid JSON from line %1, column %2 on.</source>
        <translation>从第 %1 行第 %2 列起不是有效的 JSON。</translation>
    </message>
    <message>
        <source>The JSON ends too early, at line %1, column %2. The rest of it is missing.</source>
        <translation>JSON 在第 %1 行第 %2 列过早结束，后面的内容缺失。</translation>
    </message>
    <message>
        <source>This is the answer to a request that the platform refused, with code %1.</source>
        <translation>这是一个被平台拒绝的请求的返回结果，错误码 %1。</translation>
    </message>
    <message>
        <source>This is the answer to a request that the platform refused.</source>
        <translation>这是一个被平台拒绝的请求的返回结果。</translation>
    </message>
</context>
<context>
    <name>Larder::RecentFolders</name>
    <message>
        <source>Folders used last</source>
        <translation>最近使用的文件夹</translation>
    </message>
    <message>
        <source>No folder was used yet</source>
        <translation>还没有使用过文件夹</translation>
    </message>
</context>
<context>
    <name>Larder::RemovedRows</name>
    <message>
        <source>Undo remove</source>
        <translation>撤销移除</translation>
    </message>
    <message>
        <source>Puts back what was taken off the list last (Ctrl+Z)</source>
        <translation>恢复最近从列表中移除的项（Ctrl+Z）</translation>
    </message>
</context>
<context>
    <name>Larder::RequestDialog</name>
    <message>
        <source>The request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>This is the first request that Download would send. Nothing has been sent, and the token is left out.</source>
        <translation>这是点“下载”后将发送的第一个请求。目前没有发送任何内容，此处也不显示令牌。</translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation>请求(&amp;R)</translation>
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
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1 is Request, curl or lark-cli</comment>
        <translation>复制：%1</translation>
    </message>
</context>
<context>
    <name>Larder::RowAction</name>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation>在文件夹中显示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>重试(&amp;T)</translation>
    </message>
    <message>
        <source>Try as &amp;user</source>
        <translation>以用户身份重试(&amp;U)</translation>
    </message>
    <message>
        <source>Try as &amp;bot</source>
        <translation>以机器人身份重试(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Add token…</source>
        <translation>添加令牌(&amp;A)…</translation>
    </message>
    <message>
        <source>Change to&amp;ken…</source>
        <translation>更换令牌(&amp;K)…</translation>
    </message>
    <message>
        <source>&amp;Edit in the form</source>
        <translation>在表单中编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详情(&amp;D)</translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation>复制路径(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>从列表中移除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Grant permission…</source>
        <translation>授予权限(&amp;G)…</translation>
    </message>
    <message>
        <source>Download &amp;next</source>
        <translation>下一个下载(&amp;N)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>预览(&amp;V)</translation>
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
        <translation>设置</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Larder::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>A letter that is underlined on a button or before a field works with Alt. Tab goes from one to the next, arrows go through a list, Escape closes what was opened last.</source>
        <translation>按钮上或输入框前带下划线的字母可与 Alt 同按。Tab 移到下一处，方向键在列表中移动，Esc 关闭最后打开的内容。</translation>
    </message>
    <message>
        <source>Anywhere in the window</source>
        <translation>窗口内任何位置</translation>
    </message>
    <message>
        <source>In the list of downloads</source>
        <translation>下载列表中</translation>
    </message>
    <message>
        <source>What the row&apos;s first button does</source>
        <translation>该行第一个按钮的操作</translation>
    </message>
    <message>
        <source>Everything that can be done with the row</source>
        <translation>该行的所有操作</translation>
    </message>
    <message>
        <source>In the list of what was found</source>
        <translation>找到的内容列表中</translation>
    </message>
    <message>
        <source>Ticks the chosen rows, or takes their ticks away</source>
        <translation>勾选选中的行，或取消勾选</translation>
    </message>
    <message>
        <source>Downloads what is ticked</source>
        <translation>下载已勾选的内容</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回表单</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>keys; what they do</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>two things that the same key does</comment>
        <translation>%1或%2</translation>
    </message>
</context>
<context>
    <name>Larder::SignInDialog</name>
    <message>
        <source>Sign in: %1</source>
        <comment>an account&apos;s name</comment>
        <translation>登录：%1</translation>
    </message>
    <message>
        <source>&amp;Begin again</source>
        <translation>重新开始(&amp;B)</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Agree in your browser, where the page shows this code. Larder goes on by itself.</source>
        <translation>请在浏览器中同意授权，页面会显示此代码。之后 Larder 会自动继续。</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>&amp;Open the browser</source>
        <translation>打开浏览器(&amp;O)</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>&amp;Copy link</source>
        <translation>复制链接(&amp;C)</translation>
    </message>
    <message>
        <source>Or with the camera of your phone.</source>
        <translation>或用手机扫描二维码。</translation>
    </message>
    <message>
        <source>Asking the platform for a code…</source>
        <translation>正在向开放平台获取代码…</translation>
    </message>
    <message>
        <source>You agreed. Keeping the sign-in…</source>
        <translation>授权成功，正在保存登录…</translation>
    </message>
    <message>
        <source>The code is good for another %1.</source>
        <translation>代码将在 %1后失效。</translation>
    </message>
</context>
<context>
    <name>Larder::StatusBar</name>
    <message>
        <source>Nothing to do yet</source>
        <translation>暂无任务</translation>
    </message>
</context>
<context>
    <name>Larder::TakenNames</name>
    <message>
        <source>The answer is for all of these downloads.</source>
        <translation>此选择适用于这一批全部下载。</translation>
    </message>
    <message>
        <source>Keep &amp;both</source>
        <translation>两个都保留(&amp;B)</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>&amp;Do not download</source>
        <translation>不下载(&amp;D)</translation>
    </message>
    <message>
        <source>“%1” is in the folder already.</source>
        <translation>“%1”已在文件夹中。</translation>
    </message>
    <message numerus="yes">
        <source>“%1” and %n other(s) are in the folder already.</source>
        <translation>
            <numerusform>“%1”和另外 %n 个文件已在文件夹中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::TokenBox</name>
    <message>
        <source>This looks like a bot&apos;s token (tenant access token). Does it belong below?</source>
        <translation>这看起来是机器人令牌（tenant_access_token）。是否应填在下方？</translation>
    </message>
    <message>
        <source>This looks like a user&apos;s token (user access token). Does it belong above?</source>
        <translation>这看起来是用户令牌（user_access_token）。是否应填在上方？</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>退出登录(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>清除(&amp;F)</translation>
    </message>
    <message>
        <source>User token</source>
        <translation>用户令牌</translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation>机器人令牌</translation>
    </message>
    <message>
        <source>or a user token (u-…)</source>
        <translation>或粘贴用户令牌（u-…）</translation>
    </message>
    <message>
        <source>or a bot token (t-…)</source>
        <translation>或粘贴机器人令牌（t-…）</translation>
    </message>
    <message>
        <source>&amp;Sign in…</source>
        <translation>登录(&amp;S)…</translation>
    </message>
    <message>
        <source>Give the app id and the app secret first.</source>
        <translation>请先填写 App ID 和 App Secret。</translation>
    </message>
</context>
<context>
    <name>Larder::TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
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
        <translation>已保留 %1，可续传。</translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>Asking for it</source>
        <translation>正在请求</translation>
    </message>
    <message>
        <source>Waiting for the platform&apos;s rate limit</source>
        <translation>受平台频率限制，等待中</translation>
    </message>
    <message>
        <source>goes on in %1</source>
        <comment>%1 is a time such as 12 s</comment>
        <translation>%1后继续</translation>
    </message>
    <message>
        <source>tries again in %1</source>
        <comment>%1 is a time such as 12 s</comment>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>Checking and saving</source>
        <translation>正在校验并保存</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>the server never said how long it is</source>
        <translation>服务器未说明文件大小</translation>
    </message>
    <message>
        <source>Left alone: a file of this name is there</source>
        <translation>已跳过：同名文件已存在</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>错误码 %1</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a file&apos;s name as a sentence of its own</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Code %1.</source>
        <translation>错误码 %1。</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message>
        <source>Downloading, %1.</source>
        <comment>%1 is a list: 43 %, 412 of 963 MB</comment>
        <translation>正在下载，%1。</translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what a download does, as a sentence</comment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>goes on after a sign-in</source>
        <translation>登录后继续</translation>
    </message>
    <message>
        <source>goes on by itself</source>
        <translation>会自动继续</translation>
    </message>
    <message>
        <source>The file could not be given the time of its message: this disk does not take it.</source>
        <translation>无法把文件时间设为消息时间：此磁盘不支持。</translation>
    </message>
    <message>
        <source>The file could not be marked as downloaded: this disk has no place for the mark.</source>
        <translation>无法把文件标记为已下载：此磁盘不支持这种标记。</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>hardly anything comes: pause and resume for a new connection</source>
        <translation>几乎没有数据：可暂停再继续，以重新建立连接</translation>
    </message>
    <message>
        <source>length %1</source>
        <comment>of a recording: 0:42</comment>
        <translation>时长 %1</translation>
    </message>
</context>
<context>
    <name>Larder::VerificationText</name>
    <message numerus="yes">
        <source>%n file(s) are missing.</source>
        <translation>
            <numerusform>缺少 %n 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have changed.</source>
        <translation>
            <numerusform>%n 个文件有变化。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are whole.</source>
        <translation>
            <numerusform>%n 个文件完好。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n other file(s) in the folder are not in its receipt.</source>
        <translation>
            <numerusform>文件夹里还有超过 %n 个文件不在回执中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) in the folder are not in its receipt.</source>
        <translation>
            <numerusform>文件夹里还有 %n 个文件不在回执中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whole</source>
        <comment>a file</comment>
        <translation>完好</translation>
    </message>
    <message>
        <source>Missing</source>
        <comment>a file</comment>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Changed</source>
        <comment>a file</comment>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <comment>a file</comment>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Not in the receipt</source>
        <comment>a file</comment>
        <translation>不在回执中</translation>
    </message>
    <message>
        <source>There is no receipt in this folder.</source>
        <translation>这个文件夹里没有回执。</translation>
    </message>
    <message>
        <source>The receipt in this folder cannot be read.</source>
        <translation>这个文件夹里的回执无法读取。</translation>
    </message>
    <message>
        <source>The receipt in this folder is a later Larder&apos;s.</source>
        <translation>这个文件夹里的回执来自更新版本的 Larder。</translation>
    </message>
    <message>
        <source>The receipt in this folder names no file that could be verified.</source>
        <translation>这个文件夹里的回执没有列出可以校验的文件。</translation>
    </message>
    <message numerus="yes">
        <source>All %n file(s) are whole.</source>
        <translation>
            <numerusform>全部 %n 个文件都完好。</numerusform>
        </translation>
    </message>
    <message>
        <source>A receipt lists what Larder has saved in a folder, so that it can be verified later. To have one kept from now on, choose “Keep a receipt in the folder” in the settings, under Names.</source>
        <translation>回执会列出 Larder 保存到文件夹里的文件，以便日后校验。如需从现在起保留回执，请在设置的“名称”中勾选“在文件夹里保留回执”。</translation>
    </message>
    <message>
        <source>It is damaged, or another program&apos;s. Nothing was verified.</source>
        <translation>它已损坏，或来自别的程序。未作任何校验。</translation>
    </message>
    <message>
        <source>Verify the folder with that one. Nothing was verified.</source>
        <translation>请用那个版本校验此文件夹。未作任何校验。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the receipt cannot be right, and could not be verified.</source>
        <translation>
            <numerusform>回执中有 %n 条记录有误，无法校验。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came from another server than that of the account in use. Choose an account there to download them again.</source>
        <translation>
            <numerusform>%n 个文件来自另一个服务器，而不是当前账号所在的服务器。如需重新下载，请选择那里的账号。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::VerifyDialog</name>
    <message>
        <source>%1: %2</source>
        <comment>a file; missing, changed…</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Verify folder</source>
        <translation>校验文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>&amp;Folder:</source>
        <translation>文件夹(&amp;F)：</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>Reading the files again…</source>
        <translation>正在重新读取文件…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>What is missing or changed</source>
        <translation>缺失或有变化的文件</translation>
    </message>
    <message>
        <source>&amp;Replace changed files</source>
        <translation>替换有变化的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Download again (%1)</source>
        <comment>how many files</comment>
        <translation>重新下载(&amp;D)（%1）</translation>
    </message>
    <message>
        <source>Each is replaced as soon as the new one is whole. What was changed in it is lost.</source>
        <translation>新文件完整后会立即替换原文件，其中的改动将丢失。</translation>
    </message>
    <message>
        <source>They stay as they are; what is downloaded stands beside them, as name (1).</source>
        <translation>它们保持不变；下载的文件放在旁边，名为“名称 (1)”。</translation>
    </message>
    <message>
        <source>Reads every file again that is in the folder&apos;s receipt, and finds what is missing or has changed since Larder saved it. Nothing is written or downloaded before you say so.</source>
        <translation>重新读取文件夹回执中的每个文件，找出自 Larder 保存以来缺失或有变化的文件。在你确认之前，不会写入或下载任何内容。</translation>
    </message>
</context>
<context>
    <name>Larder::WhileAway</name>
    <message>
        <source>Downloads are running</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Downloads finished</source>
        <translation>下载已结束</translation>
    </message>
    <message>
        <source>Downloads wait for you</source>
        <translation>下载需要你处理</translation>
    </message>
</context>
</TS>
