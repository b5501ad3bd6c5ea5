<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>Larder::AccountDialog</name>
    <message>
        <source>There is no user token yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bot token yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one in the environment, for this run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one. It is kept until Larder is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a bot&apos;s token (tenant access token). Does it belong below?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a user&apos;s token (user access token). Does it belong above?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are kept until Larder is closed, and written nowhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feishu (open.feishu.cn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lark (open.larksuite.com)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Open Platform&apos;s address in an organisation that runs its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a user access token (u-…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a tenant access token (t-…)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept until Larder is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget &amp;user token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget &amp;bot token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U&amp;ser token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B&amp;ot token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::DemoServer</name>
    <message>
        <source>A picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture inside a post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A spreadsheet with a Chinese name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A voice message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A video, slow enough to watch; it does not play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file in a forward: only the id of the forward gives it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that the server refuses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture that the server makes wait at first</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::DemoStrip</name>
    <message>
        <source>D&amp;emo chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to download…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fills the form with a resource of the demo chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Down&amp;load all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::DetailsBand</name>
    <message>
        <source>all of it</source>
        <comment>what a request asked for</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as user, from %2</source>
        <comment>image or file; platform</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, as bot, from %2</source>
        <comment>image or file; platform</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the chosen download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies everything shown here, for support. No token is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1 is the name of a fact, such as Message id</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a download to see its details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::EmptyPage</name>
    <message>
        <source>Download &amp;all of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose something from the demo chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to keep?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list above fills the form; then press Download. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in a message id and a file key, and press Download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ids at hand? The demo needs no account and no network.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::ErrorText</name>
    <message>
        <source>There is no message id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the id of the message. It begins with om_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the id of a thread, not of a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the id of the reply itself. It begins with om_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the id of a chat, not of a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the id of one message in the chat. It begins with om_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the id of a batch of messages, not of one message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the id of the message in the chat where it arrived. It begins with om_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a file key, not a message id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it as the file key, and give the id of its message as the message id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a message id.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the id again. It begins with om_ and holds only letters, digits, hyphens and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the key of the picture or file. Most begin with img_ or file_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a message id, not a file key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it as the message id, and give the key of the picture or file as the file key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not look like a file key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the key again. It holds only letters, digits, hyphens and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be the address of a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give an address that begins with https://, such as https://open.feishu.cn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name would put the file outside the download folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a name without .. and without a drive or slash at its beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message text could not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy or export the whole message again, as JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept the message id, the file key or the type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both, and whether it is a picture or a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no access token for this identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a token for it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access token is invalid or has expired.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again or add a new token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The access token is damaged or of the wrong kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole token again and add it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app cannot be used at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to switch on the app and its bot, and check the app id and secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app is not installed in your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to publish or install the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app id or the app secret is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy both again from the developer console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This user may not use the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator whether the account is active and the app is open to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not accept the sign-in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again. The details hold the server&apos;s own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation asks for an extra verification.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete it in the web browser, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cannot see this chat, or the file was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the other identity, or ask a member of the chat for the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot is not in this chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the bot to the chat, or download as user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app&apos;s bot is switched off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the bot on in the developer console and publish the app, or download as user.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server gives this file only to the app that uploaded it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This should not happen here. Please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of external groups cannot be downloaded by an app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the group in the chat program and save the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This chat does not allow copying or downloading.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender to share the file in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This message is hidden from you, perhaps because you joined the chat later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask somebody who can see it to send you the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app has not been granted a permission that is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to add it in the developer console and publish the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app has not been granted this permission: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator to add %1 in the developer console and publish the app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not given the app a permission that is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and agree to what the app asks for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not given the app this permission: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again and agree to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A permission is missing, or this is an external chat.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator for the message permissions, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This permission is missing: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the app&apos;s administrator for %1, then sign in again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This token does not carry the permission that is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again, or add a token with the message permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app does not take requests from this computer&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use your office network, or ask the app&apos;s administrator to allow this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation&apos;s rules do not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not work with this identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the other identity, user or bot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of this kind of chat cannot be downloaded by an app.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the chat itself and save the file there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file key does not belong to this message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check both. For something that was forwarded, use the id of the outermost forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file no longer exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender to send the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message was deleted or recalled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the sender to send the message again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has no download for this kind of message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it was forwarded, use the id of the outermost forward. Otherwise save it in the chat itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests were sent in a short time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a minute, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many requests were sent. The server asks to wait %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait %1, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation has used up its requests for this month.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait for the next month, or ask an administrator for a larger plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks for a longer wait than Larder keeps by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to wait %1, which is longer than Larder waits by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is larger than the server gives out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it in the chat itself, or ask the sender for smaller parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server has trouble of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes. If it stays, give the log id to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be decrypted, because your organisation&apos;s key was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask an administrator to restore the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation&apos;s own storage did not give the file out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later. If it stays, tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server does not know this request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server&apos;s address, and whether your organisation uses Feishu or Lark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later. If it stays, send the details to support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood (HTTP status %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s name was not found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you are online, and the server&apos;s address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your network and firewall, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that you are still online, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent nothing for too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again, perhaps on a better line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not prove that it is the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date and time of this computer. In a company network, ask for its certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy does not work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the proxy in the settings of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the proxy, or ask your administrator for a way around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is not available right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server pointed to an address that is not safe to follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server&apos;s address. If it is right, tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server pointed from one address to the next without end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server&apos;s address, then try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This network wants you to sign in first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a web browser, sign in to the network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The network failed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your network, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent another part of the file than it was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. Nothing wrong was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent more or fewer bytes than it announced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. An incomplete file is never saved as if it were whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file kept changing on the server during the download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it rests, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file came compressed on the way, so that it cannot be checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try another network, or go without the proxy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sends the file in pieces that are far too small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again later, or on another network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room or choose another folder, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is gone, or its disk is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the disk, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files cannot be saved in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that is your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This disk cannot hold a file of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the disk, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cancelled this download.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP status: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log id: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::Format</name>
    <message>
        <source>%1 %2</source>
        <comment>as in 2 h 10 min</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>as in 412 of 963 MB</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>as in 11.2 MB/s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>as in 3 min left</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::MainWindow</name>
    <message>
        <source>%1 · no user token</source>
        <comment>%1 is Feishu or Lark</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · no bot token</source>
        <comment>%1 is Feishu or Lark</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · user token</source>
        <comment>%1 is Feishu or Lark</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · bot token</source>
        <comment>%1 is Feishu or Lark</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try failed again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows ids, requests and the exact error of the chosen download (Ctrl+I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform and tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download as yourself, with a user access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Download as the app&apos;s bot, with a tenant access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Account…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bout Larder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larder – demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % – %2</source>
        <comment>progress – window title</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens platform and tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Larder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larder %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps the pictures, files, recordings and videos of Lark and Feishu messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) have not finished.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What has come so far is kept: ask for the same again and it goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep &amp;downloading</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::PastePanel</name>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Message id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id of the message that holds the resource. It begins with om_.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File &amp;key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>img_… or file_…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of the resource in its message: image_key or file_key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder to save in. It is made if it is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder to save in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the whole path of the folder, such as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the server names it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of the saved file. Leave it empty to take the server&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows what would be sent, without sending it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures of messages: keys that begin with img_</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files, recordings and videos: all other keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;wap the two</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Puts the message id and the file key into each other&apos;s field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a message&apos;s JSON these are message_id, and image_key or file_key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::PreviewDialog</name>
    <message>
        <source>Preview request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the first request that Download would send. Nothing has been sent, and the token is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;lark-cli</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <comment>%1 is Request, curl or lark-cli</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::QueueModel</name>
    <message>
        <source>%1 %</source>
        <comment>progress</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::QueueView</name>
    <message>
        <source>Downloads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return does what the row&apos;s button does. Delete cancels a download or takes it off the list. The menu key shows everything else.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::RowAction</name>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try as &amp;user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try as &amp;bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add token…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change to&amp;ken…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit in the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Larder::TransferWords</name>
    <message>
        <source>%1 %</source>
        <comment>progress</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 are kept; the next try goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the platform&apos;s rate limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goes on in %1</source>
        <comment>%1 is a time such as 12 s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tries again in %1</source>
        <comment>%1 is a time such as 12 s</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking and saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server never said how long it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left alone: a file of this name is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>a file&apos;s name as a sentence of its own</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading, %1.</source>
        <comment>%1 is a list: 43 %, 412 of 963 MB</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1.</source>
        <comment>what a download does, as a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
