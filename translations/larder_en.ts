<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Larder::BatchEnd</name>
    <message numerus="yes">
        <source>%n file(s) saved</source>
        <translation>
            <numerusform>%n file saved</numerusform>
            <numerusform>%n files saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n download(s) failed</source>
        <translation>
            <numerusform>%n download failed</numerusform>
            <numerusform>%n downloads failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::FoundPage</name>
    <message numerus="yes">
        <source>%n message(s) can be looked up to see what is in them.</source>
        <translation>
            <numerusform>%n message can be looked up to see what is in it.</numerusform>
            <numerusform>%n messages can be looked up to see what is in them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found in %1</source>
        <translation>
            <numerusform>%n found in %1</numerusform>
            <numerusform>%n found in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not shown</source>
        <translation>
            <numerusform>%n of them not shown</numerusform>
            <numerusform>%n of them not shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::FoundWords</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more like it.</source>
        <translation>
            <numerusform>And %n more like it.</numerusform>
            <numerusform>And %n more like it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1.</source>
        <comment>%1 is how many bytes they are together</comment>
        <translation>
            <numerusform>%n file, %1.</numerusform>
            <numerusform>%n files, %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, %2 over %3.</source>
        <comment>%1 is how many bytes they are together, %2 a count, %3 100 MB</comment>
        <translation>
            <numerusform>%n file, %1, %2 over %3.</numerusform>
            <numerusform>%n files, %1, %2 over %3.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be measured.</source>
        <translation>
            <numerusform>%n could not be measured.</numerusform>
            <numerusform>%n could not be measured.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of unknown size.</source>
        <translation>
            <numerusform>%n of unknown size.</numerusform>
            <numerusform>%n of unknown size.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n there already.</source>
        <comment>files, which need no download</comment>
        <translation>
            <numerusform>%n there already.</numerusform>
            <numerusform>%n there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not measured yet.</source>
        <translation>
            <numerusform>%n not measured yet.</numerusform>
            <numerusform>%n not measured yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::Giving</name>
    <message numerus="yes">
        <source>There are no messages in it, only %n file(s) with something else.</source>
        <translation>
            <numerusform>There are no messages in it, only %n file with something else.</numerusform>
            <numerusform>There are no messages in it, only %n files with something else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::NetworkPage</name>
    <message numerus="yes">
        <source>%1 and %n other(s)</source>
        <comment>certificates</comment>
        <translation>
            <numerusform>%1 and %n other</numerusform>
            <numerusform>%1 and %n others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::QueueModel</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n saved</source>
        <translation>
            <numerusform>%n saved</numerusform>
            <numerusform>%n saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paused</source>
        <translation>
            <numerusform>%n paused</numerusform>
            <numerusform>%n paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::QueueNotices</name>
    <message numerus="yes">
        <source>%n download(s) are in the list already.</source>
        <translation>
            <numerusform>%n download is in the list already.</numerusform>
            <numerusform>%n downloads are in the list already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed from the list; files stay.</source>
        <translation>
            <numerusform>%n removed from the list; the file stays.</numerusform>
            <numerusform>%n removed from the list; files stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::Quitting</name>
    <message numerus="yes">
        <source>%n download(s) have not finished.</source>
        <translation>
            <numerusform>%n download has not finished.</numerusform>
            <numerusform>%n downloads have not finished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::TakenNames</name>
    <message numerus="yes">
        <source>“%1” and %n other(s) are in the folder already.</source>
        <translation>
            <numerusform>“%1” and %n other are in the folder already.</numerusform>
            <numerusform>“%1” and %n others are in the folder already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Larder::VerificationText</name>
    <message numerus="yes">
        <source>%n file(s) are missing.</source>
        <translation>
            <numerusform>%n file is missing.</numerusform>
            <numerusform>%n files are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) have changed.</source>
        <translation>
            <numerusform>%n file has changed.</numerusform>
            <numerusform>%n files have changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are whole.</source>
        <translation>
            <numerusform>%n file is whole.</numerusform>
            <numerusform>%n files are whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n other file(s) in the folder are not in its receipt.</source>
        <translation>
            <numerusform>More than %n other file in the folder is not in its receipt.</numerusform>
            <numerusform>More than %n other files in the folder are not in its receipt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) in the folder are not in its receipt.</source>
        <translation>
            <numerusform>%n other file in the folder is not in its receipt.</numerusform>
            <numerusform>%n other files in the folder are not in its receipt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n file(s) are whole.</source>
        <translation>
            <numerusform>The %n file of the receipt is whole.</numerusform>
            <numerusform>All %n files are whole.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries of the receipt cannot be right, and could not be verified.</source>
        <translation>
            <numerusform>%n entry of the receipt cannot be right, and could not be verified.</numerusform>
            <numerusform>%n entries of the receipt cannot be right, and could not be verified.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) came from another server than that of the account in use. Choose an account there to download them again.</source>
        <translation>
            <numerusform>%n file came from another server than that of the account in use. Choose an account there to download it again.</numerusform>
            <numerusform>%n files came from another server than that of the account in use. Choose an account there to download them again.</numerusform>
        </translation>
    </message>
</context>
</TS>
