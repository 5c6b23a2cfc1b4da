#include "corpus/json_grammar.h"

namespace naqi::corpus {

JsonGrammar::Event JsonGrammar::take(char first) {
  switch (next_) {
    case Next::object:
      return first == '{' ? open(true) : fail("not a JSON object");
    case Next::first_name:
      if (first == '}') return close();
      [[fallthrough]];
    case Next::name:
      if (first != '"') return fail("no name of a member");
      next_ = Next::colon;
      return Event::name;
    case Next::colon:
      if (first != ':') return fail("no colon after a name");
      next_ = Next::value;
      return Event::mark;
    case Next::first_element:
      if (first == ']') return close();
      [[fallthrough]];
    case Next::value:
      return take_value(first);
    case Next::member_end:
      if (first == '}') return close();
      if (first != ',') return fail("neither a comma nor a } after a member");
      next_ = Next::name;
      return Event::mark;
    case Next::element_end:
      if (first == ']') return close();
      if (first != ',') return fail("neither a comma nor a ] after an element");
      next_ = Next::value;
      return Event::mark;
    case Next::nothing:
      break;
  }
  return fail("something after the end of the object");
}

JsonGrammar::Event JsonGrammar::take_value(char first) {
  switch (first) {
    case '{':
    case '[':
      return open(first == '{');
    case '}':
    case ']':
    case ',':
    case ':':
      return fail("no value");
    default:
      next_ = after_value();
      return first == '"' ? Event::string : Event::scalar;
  }
}

JsonGrammar::Event JsonGrammar::open(bool is_object) {
  if (open_.size() == kMaxDepth) return fail("nested more than 1024 levels deep");
  open_.push_back(is_object ? 1 : 0);
  next_ = is_object ? Next::first_name : Next::first_element;
  return is_object ? Event::open_object : Event::open_list;
}

JsonGrammar::Event JsonGrammar::close() {
  const bool is_object = open_.back() != 0;
  open_.pop_back();
  next_ = after_value();
  return is_object ? Event::close_object : Event::close_list;
}

JsonGrammar::Event JsonGrammar::fail(const char* error) {
  error_ = error;
  return Event::error;
}

}  // namespace naqi::corpus
