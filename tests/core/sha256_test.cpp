#include "core/sha256.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Larder;

class Sha256Test : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** FIPS 180-4's examples. */
    void examples_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("nothing") << QByteArray()
                                 << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block") << QByteArray("abc")
                                   << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    }

    void examples()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QByteArray, digest);
        Sha256 sha256;
        sha256.add(bytes);
        QCOMPARE(sha256.result(), digest);
    }

    void inPiecesAsAtOnce()
    {
        QByteArray bytes(100'003, 'x');
        for (qsizetype i = 0; i < bytes.size(); ++i)
            bytes[i] = static_cast<char>(i * 31 % 251);
        Sha256 sha256;
        for (qsizetype first = 0; first < bytes.size(); first += 977)
            sha256.add(QByteArrayView(bytes).sliced(first, std::min<qsizetype>(977, bytes.size() - first)));
        QCOMPARE(sha256.result(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
};

QTEST_APPLESS_MAIN(Sha256Test)
#include "sha256_test.moc"
