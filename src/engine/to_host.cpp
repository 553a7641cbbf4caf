// SPDX-License-Identifier: Apache-2.0
#include "engine/to_host.h"

namespace posturelint {
namespace {

ResourceLabel make_label(ResourceKind kind, Platform platform, std::string_view name) {
  ResourceLabel label;
  label.kind = to_string(kind);
  label.platform = to_string(platform);
  label.name = name;
  return label;
}

}  // namespace

void carry_to_host(Finding& finding, const Fragment& fragment) {
  if (fragment.map.is_identity()) return;
  finding.span = fragment.map.to_host(finding.span);
  for (std::vector<Note>* notes : {&finding.notes, &finding.trail}) {
    for (Note& note : *notes) {
      if (note.source == nullptr) note.span = fragment.map.to_host(note.span);
    }
  }
  if (!finding.fix) return;
  for (Edit& edit : finding.fix->edits) {
    edit.span = edit_to_host(edit.span, fragment);
    edit.text = quote_for_host(edit.text, fragment);
  }
}

ResourceLabel label_of(const Resource& resource) {
  return make_label(resource.kind, resource.platform, resource.node["name"].string().value_or(""));
}

ResourceLabel label_of(const ObjectFact& fact) {
  return make_label(fact.kind, fact.platform, fact.known_name());
}

}  // namespace posturelint
