// SPDX-License-Identifier: Apache-2.0
#include "text/span.h"
