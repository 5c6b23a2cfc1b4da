// The specs that agreement and property tests run: every preset, every step alone, and mixtures in
// which forms, policies, folds and filters meet.
#ifndef NAQI_TESTS_SUPPORT_SPECS_H_
#define NAQI_TESTS_SUPPORT_SPECS_H_

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "naqi/catalog.h"
#include "naqi/pipeline.h"
#include "rules/spec.h"

namespace naqi::test {

inline std::vector<std::string> all_specs() {
  std::vector<std::string> specs;
  for (const Preset& preset : presets()) specs.emplace_back(preset.name);
  for (const Step& step : steps()) {
    if (step.verb == "replace") continue;  // all of them in mixtures
    specs.push_back(std::string(step.verb) + ':' + std::string(step.name));
  }
  for (const char* const mixture :
       {"search invalid:keep", "clean invalid:drop", "search nfd", "search nfkc", "clean nfkd",
        "strip:tatweel fold:heh,alef_maksura", "strip:hamza_marks,zwnj fold:alef digits:ascii",
        "nfd strip:harakat,invisible fold:hamza,case",
        "raw strip:zwj,tatweel fold:alef invalid:keep",
        // rules that look at their neighbours, together and with what interferes
        "search squeeze:letters=1 fold:nonfinal_yeh strip:tanween_alef",
        "light squeeze:letters=2 strip:tanween_alef,stray_zwnj fold:nonfinal_yeh separators:arabic "
        "punctuation:arabic",
        "nfd strip:bare_tatweel,stray_zwnj,tanween_alef fold:nonfinal_yeh,hamza squeeze:letters=1",
        "nfkc strip:tanween_alef,stray_selectors,bare_tatweel separators:ascii "
        "punctuation:arabic squeeze:space,letters=2 invalid:keep",
        "raw strip:bare_tatweel,stray_zwnj,stray_selectors,tanween_alef,harakat "
        "fold:nonfinal_yeh squeeze:space,letters=1 invalid:drop",
        "nfkd strip:stray_selectors,zwj fold:case digits:arabic_indic separators:arabic",
        // what runs after the form, with what it might undo
        "search strip:html replace:emoji=[E],number=(num),url,email,mention,hashtag,emoticon",
        "nfd strip:html,stray_zwnj squeeze:space punctuation:arabic separators:arabic "
        "replace:number={1},date,time,url=[x],email=[x],mention",
        "nfkc strip:html,stray_zwnj,zwj punctuation:ascii replace:emoji=[:],emoticon,number=[5%] "
        "invalid:drop",
        "clean strip:html punctuation:ascii separators:arabic replace:number,emoji,time,mention",
        "clean punctuation:ascii replace:emoticon,time,date,url,email,mention,hashtag=[:3]",
        "light replace:url,email,mention,hashtag,emoji fold:quotes",
        "raw strip:html replace:number,emoji invalid:keep"}) {
    specs.emplace_back(mixture);
  }
  return specs;
}

/// Whether something runs after the form, which a trace does not show.
inline bool has_filters(std::string_view spec) {
  const rule::Spec parsed = *rule::parse_spec(spec);
  return rule::strips_html(parsed) || !parsed.masks.empty();
}

/// Those of all_specs() without.
inline std::vector<std::string> specs_without_filters() {
  std::vector<std::string> specs = all_specs();
  std::erase_if(specs, has_filters);
  return specs;
}

/// Those with.
inline std::vector<std::string> specs_with_filters() {
  std::vector<std::string> specs = all_specs();
  std::erase_if(specs, [](const std::string& spec) { return !has_filters(spec); });
  return specs;
}

/// Whether outputs are promised to be the same for canonically equivalent inputs, fixed points, and
/// in normal form: all but `form:raw`, and for ill-formed input all but `invalid:keep`.
inline bool promises(const Pipeline& pipeline) {
  return pipeline.spec().find("form:raw") == std::string::npos;
}

/// Those of all_specs() that promise it. Parsed and not compiled: every test process asks.
inline std::vector<std::string> promising_specs() {
  std::vector<std::string> specs = all_specs();
  std::erase_if(
      specs, [](const std::string& s) { return rule::parse_spec(s)->form == unicode::Form::raw; });
  return specs;
}

/// "strip:zwj" -> "strip_zwj": a name for a parameterized test.
inline std::string test_name(std::string_view spec) {
  std::string name(spec);
  for (char& c : name) {
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  }
  return name;
}

}  // namespace naqi::test

#endif  // NAQI_TESTS_SUPPORT_SPECS_H_
