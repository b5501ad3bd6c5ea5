#pragma once

#include <chrono>

#include <QtGlobal>

/** Every number that Larder was given rather than measured. Sizes are bytes. */
namespace Larder::Limits {

using namespace std::chrono_literals;

// Requests for one resource
inline constexpr qint64 probe = 128 * 1024;
inline constexpr qint64 chunk = 8 * 1024 * 1024;
inline constexpr qint64 overlapProof = 64 * 1024; ///< fetched again on resume where no validator ties the versions
inline constexpr int connections = 1;
inline constexpr int mostConnections = 4;
inline constexpr int resourcesAtATime = 3;
inline constexpr int mostResourcesAtATime = 10;    ///< that the settings offer
inline constexpr int measuredAtATime = 3;          ///< resources, beside those that are downloaded
inline constexpr qint64 large = 100 * 1000 * 1000; ///< bytes of one resource that are worth a word before it is fetched
inline constexpr int requestsInFlight =
    6; ///< Qt's own limit for a host; beyond it a request's timeout runs while it waits

// Tries
inline constexpr int retries = 2;            ///< after the first try, for each range
inline constexpr int freshStarts = 2;        ///< bodies that begin again at 0
inline constexpr int versionChanges = 1;     ///< times that a resource may turn out to be another version
inline constexpr int answersPerExpected = 4; ///< slices accepted for each that was expected
inline constexpr int answersAtLeast = 64;
inline constexpr auto firstDelay = 300ms;
inline constexpr double delayFactor = 2.0;
inline constexpr double jitter = 0.25; ///< a delay is lengthened by up to this share of itself
inline constexpr auto longestNamedWait = std::chrono::seconds(10min);
inline constexpr auto longestNamedWaitInAll = std::chrono::seconds(30min);
inline constexpr auto firstLook = std::chrono::milliseconds(5s);    ///< whether what all wait for is gone
inline constexpr auto longestLook = std::chrono::milliseconds(30s); ///< it is doubled each time up to this

// The Open Platform's own limits, of an app in an organisation. Open Platform, "Get resource files in message" and
// "Get message content"; "Frequency control".
inline constexpr int requestsASecond = 50;
inline constexpr int requestsAMinute = 1000;
inline constexpr auto waitShown = std::chrono::milliseconds(1s); ///< a shorter wait for one's turn is nobody's concern

// Network
inline constexpr auto idleTimeout = std::chrono::seconds(30s);
inline constexpr auto lineBeat = std::chrono::milliseconds(5s);     ///< between two looks at this computer's addresses
inline constexpr auto slept = std::chrono::milliseconds(15s);       ///< a beat that is later was slept through
inline constexpr auto lineSpread = std::chrono::milliseconds(1s);   ///< within which requests begin on another line
inline constexpr auto clockDifference = std::chrono::seconds(5min); ///< to the server's; more is worth a word
inline constexpr int redirects = 5;
inline constexpr qint64 authorityFileBytes = 4 * 1024 * 1024; ///< every public authority together is a quarter of it
inline constexpr qint64 readBuffer = 64 * 1024;      ///< 48 or 96 KiB cost 35 to 40 % more over TLS with Qt 6.4
inline constexpr qint64 errorBody = 64 * 1024;       ///< of an answer that is no resource, no more is read
inline constexpr qint64 jsonBody = 32 * 1024 * 1024; ///< of an answer in JSON
inline constexpr qint64 signInBody = 64 * 1024;      ///< of an answer about tokens
inline constexpr qint64 ambiguousBody = 1024 * 1024; ///< a 200 that may be an error is held back up to here
inline constexpr qint64 measuringBrings = probe + ambiguousBody + readBuffer; ///< never more of one resource

// Sign-ins and tokens
inline constexpr auto userTokenLifetime = std::chrono::seconds(2h); ///< where an answer does not say
inline constexpr auto renewBefore = std::chrono::seconds(5min);     ///< a token's end
inline constexpr int shareOfLifetime = 4; ///< of a short-lived token, no more than this part is given up
inline constexpr auto deviceCodeLifetime = std::chrono::seconds(240s); ///< where the server does not say
inline constexpr auto longestDeviceCodeLifetime = std::chrono::seconds(30min);
inline constexpr auto pollInterval = std::chrono::seconds(5s); ///< where the server does not say
inline constexpr auto longestPollInterval = std::chrono::seconds(60s);
inline constexpr auto slowDownStep = std::chrono::seconds(5s);    ///< RFC 8628, 3.5
inline constexpr auto lineFaultStep = std::chrono::seconds(1s);   ///< between polls, after a fault of the line
inline constexpr auto lockWait = std::chrono::seconds(60s);       ///< for another process that renews the same sign-in
inline constexpr auto lockBeat = std::chrono::milliseconds(50ms); ///< between two tries to take a lock
inline constexpr auto staleLock = std::chrono::milliseconds(10min);
inline constexpr auto emptyLock = std::chrono::seconds(5s);  ///< within which a process writes itself into its lock
inline constexpr auto settleWait = std::chrono::seconds(5s); ///< at the end, for what would be lost by it
inline constexpr qint64 accountsFileBytes = 1024 * 1024;     ///< a list of accounts is never larger
inline constexpr qsizetype mostAccounts = 200;

// Keychain
inline constexpr auto keychainQuiet = std::chrono::milliseconds(1s); ///< longer without an answer: its owner is asked
inline constexpr auto keychainAnswer = std::chrono::milliseconds(5min); ///< for one call, the owner's time included
inline constexpr auto keyringQuestion = std::chrono::milliseconds(5s);  ///< for a question that needs no owner
inline constexpr qsizetype secretPiece = 2048; ///< of a long secret on Windows, where an entry holds 2,560

// Messages
inline constexpr qint64 inputBytes = 1024 * 1024 * 1024; ///< of one file with messages in it
inline constexpr qint64 idListBytes = 4 * 1024 * 1024;   ///< of one file with nothing but ids in it
inline constexpr int filesOfFolder = 10'000;             ///< that are read when a folder is given
inline constexpr quint32 jsonNodes = 1024 * 1024; ///< values of one message or content; a larger one is named, not read
inline constexpr qsizetype contentBytes = 16 * 1024 * 1024;
inline constexpr size_t messagesInDocument = 2'000'000;
inline constexpr qsizetype messagesKept =
    500'000;                            ///< with something in them; keeps memory bounded, no list is that long
inline constexpr int messageDepth = 64; ///< levels of brackets in which messages are looked for
inline constexpr int forwardDepth = 64; ///< forwards within forwards
inline constexpr qsizetype readingBeat = 1024 * 1024; ///< between two looks at progress and cancel

// Disk
inline constexpr int nameBytes = 255;
inline constexpr int nameReserve = 32;           ///< room for " (999)" and ".larder-part.json" within nameBytes
inline constexpr int namePartBytes = 64;         ///< of one value in a name template, so that the others have room
inline constexpr qint64 recordBytes = 64 * 1024; ///< a resume record is never larger
inline constexpr qint64 receiptBytes = 64 * 1024 * 1024; ///< of a folder's receipt: some hundred thousand files
inline constexpr auto receiptWait = std::chrono::milliseconds(10s); ///< for other processes that write to it
inline constexpr auto receiptBeat = std::chrono::milliseconds(1s);  ///< between two times that receipts are written
inline constexpr auto recordBeat = std::chrono::milliseconds(5s);
inline constexpr qint64 freeSpaceReserve = 16 * 1024 * 1024;

// The queue's file
inline constexpr qint64 queueFileBytes = 256 * 1024 * 1024; ///< never larger: some hundred thousand downloads
inline constexpr auto queueBeat = std::chrono::milliseconds(1s);
inline constexpr auto queueAgain = std::chrono::milliseconds(5s); ///< after a write that failed
inline constexpr int queuesAside = 99;

inline constexpr int exchangesShown = 50;

inline constexpr double slow = 4096;                     ///< bytes a second; fewer is worth a word
inline constexpr auto slowFor = std::chrono::minutes(1); ///< once it has been so for this long

// Window
inline constexpr auto progressBeat = 100ms;
inline constexpr auto handoverWait = std::chrono::milliseconds(5s); ///< for a window that is open already
inline constexpr qint64 handoverBytes = 4 * 1024 * 1024;            ///< no command line is longer
inline constexpr int handoversAtATime = 8;

} // namespace Larder::Limits
