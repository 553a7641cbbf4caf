// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace posturelint {

namespace detail {

/// A file of src/report/map_page/, embedded at build time (cmake/EmbedMapPage.cmake).
struct MapPageFile {
  std::string_view name;
  std::string_view hash;  // sha256-…, for a Content-Security-Policy
  std::string_view text;
};
/// Sorted by name.
std::span<const MapPageFile> map_page_files();

}  // namespace detail

/// A file of the map page. It must exist.
const detail::MapPageFile& map_page_file(std::string_view name);

/// The texts for the holes of a piece of the page.
using PageValues = std::map<std::string_view, std::string>;

/// Fills a piece (`cell.html`): `{{name}}` becomes the text as HTML shows it, `{{{name}}}` the text
/// as it is, for what is HTML already. Each name of the piece must have a text. What a person could
/// not see in a text is shown as a stand-in (report/visible.h).
std::string fill_page(std::string_view piece, const PageValues& values);

}  // namespace posturelint
