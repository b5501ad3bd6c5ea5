#pragma once

#include <utility>
#include <variant>

#include "core/error.h"

namespace Larder {

/** A value, or the Error that kept it from being. Plain value; any thread. */
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(m_content); }
    explicit operator bool() const { return ok(); }

    /** Only where ok(). */
    [[nodiscard]] const T &value() const & { return std::get<T>(m_content); }
    [[nodiscard]] T &value() & { return std::get<T>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<T>(std::move(m_content)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }

    /** Only where not ok(). */
    [[nodiscard]] const Error &error() const { return std::get<Error>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/** For what can fail and has nothing to give back. */
using Done = Result<std::monostate>;
inline Done done()
{
    return Done(std::monostate{});
}

} // namespace Larder
