#pragma once

/// The value of TERMINFO under which `wedge-direct` is found.
extern const char direct_description[];
