#pragma once

#include <QDialog>

#include "lark/requests.h"

class QVBoxLayout;

namespace Larder {

/** What would be sent, in three ways of writing it, each to be copied. The token is in none of them. */
class RequestDialog : public QDialog
{
    Q_OBJECT

public:
    explicit RequestDialog(const RequestPreview &preview, QWidget *parent = nullptr);

private:
    void addWay(QVBoxLayout &column, const QString &title, const QString &text);
};

} // namespace Larder
