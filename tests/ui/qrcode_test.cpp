#include <QtTest>

#include "ui/qrcode.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** The sign in three corners by which a reader finds the code: rings of 7, 5 and 3 modules. ISO/IEC 18004, 6.3.3. */
bool hasFinder(const QImage &code, int left, int top)
{
    for (int y = 0; y < 7; ++y)
        for (int x = 0; x < 7; ++x) {
            const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
            if ((qGray(code.pixel(left + x, top + y)) == 0) != (ring != 2))
                return false;
        }
    return true;
}

} // namespace

class QrCodeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isACode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a link") << u"https://accounts.feishu.cn/oauth/v1/device/verify?flow_id=a&user_code=ABCD-EFGH"_s;
        QTest::newRow("one letter") << u"a"_s;
        QTest::newRow("Chinese") << u"https://example.com/?q=登录"_s;
    }

    void isACode()
    {
        QFETCH(QString, text);
        const QImage code = qrCodeOf(text);
        QCOMPARE(code.width(), code.height());
        QCOMPARE((code.width() - 17) % 4, 0); // 17 modules and 4 a version, ISO/IEC 18004, 6.3.1
        QVERIFY(hasFinder(code, 0, 0));
        QVERIFY(hasFinder(code, code.width() - 7, 0));
        QVERIFY(hasFinder(code, 0, code.height() - 7));
        QVERIFY(!hasFinder(code, code.width() - 7, code.height() - 7));
    }

    void isNothingForATextThatIsTooLong() { QVERIFY(qrCodeOf(QString(5000, u'x')).isNull()); }

    /** Dark on light in every palette, with its margin: what is painted is what a camera sees. */
    void isPaintedWithAMargin()
    {
        QrCode widget;
        widget.show(u"https://example.com"_s);
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        widget.setPalette(dark);
        const QImage painted = widget.grab().toImage();
        const int modules = qrCodeOf(u"https://example.com"_s).width() + 8;
        const int module = painted.width() / modules;
        for (int i = 0; i < painted.width(); ++i)
            QVERIFY(qGray(painted.pixel(i, 4 * module - 1)) == 255);
        QVERIFY(qGray(painted.pixel(4 * module, 4 * module)) == 0);
    }

    void hidesWhatCannotBeOne()
    {
        QrCode widget;
        widget.show(QString(5000, u'x'));
        QVERIFY(widget.isHidden());
    }
};

QTEST_MAIN(QrCodeTest)
#include "qrcode_test.moc"
