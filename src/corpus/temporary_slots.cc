#include "corpus/temporary_slots.h"

#include <poll.h>
#include <pthread.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <string_view>

namespace naqi::corpus {
namespace {

constexpr std::array kFatalSignals = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU};

/// The letters of the name, which make one word, so that a handler never sees half of one.
constexpr std::uint64_t kFree = 0;
constexpr std::uint64_t kTaken = 1;

struct Slot {
  std::atomic<std::uint64_t> letters{kFree};
  std::atomic<int> directory{-1};
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
static_assert(std::atomic<int>::is_always_lock_free);

std::array<Slot, TemporarySlot::kCount> slots;
std::atomic<int> dying{0};

std::uint64_t pack(const char* letters) {
  std::uint64_t word = 0;
  std::memcpy(&word, letters, kOwnLetters);
  return word;
}

void remove_file(const Slot& slot) {
  // A file that another thread is making will be there in a moment; a disk that hangs is not waited
  // for longer than a second.
  for (int i = 0; i < 1000 && slot.letters == kTaken; ++i) ::poll(nullptr, 0, 1);
  const std::uint64_t word = slot.letters;
  const int directory = slot.directory;
  if (word == kFree || word == kTaken || slot.letters != word) return;
  std::array<char, sizeof kOwnPrefix + kOwnLetters> name{};
  std::memcpy(name.data(), kOwnPrefix, sizeof kOwnPrefix - 1);
  std::memcpy(name.data() + sizeof kOwnPrefix - 1, &word, kOwnLetters);
  ::unlinkat(directory, name.data(), 0);
}

extern "C" void remove_files_and_die(int signal) {
  dying = 1;  // from now on, no slot is taken
  for (const Slot& slot : slots) remove_file(slot);
  ::raise(signal);  // the handler was for once, so this one ends the process
}

sigset_t fatal_signals() {
  sigset_t set{};
  ::sigemptyset(&set);
  for (const int signal : kFatalSignals) ::sigaddset(&set, signal);
  return set;
}

void install_handlers() {
  for (const int signal : kFatalSignals) {
    struct sigaction action {};
    ::sigaction(signal, nullptr, &action);
    if (action.sa_handler == SIG_IGN) continue;  // nohup
    action.sa_handler = remove_files_and_die;
    action.sa_mask = fatal_signals();
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    ::sigaction(signal, &action, nullptr);
  }
}

}  // namespace

bool is_temporary_name(const char* name) {
  constexpr std::string_view kLetters =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  const std::string_view all(name);
  return all.starts_with(kOwnPrefix) && all.size() == sizeof kOwnPrefix - 1 + kOwnLetters &&
         all.find_first_not_of(kLetters, sizeof kOwnPrefix - 1) == std::string_view::npos;
}

TemporarySlot::TemporarySlot() {
  static std::once_flag installed;
  std::call_once(installed, install_handlers);
  const sigset_t set = fatal_signals();
  ::pthread_sigmask(SIG_BLOCK, &set, &before_);
  is_open_ = true;
  for (index_ = 0; index_ < kCount; ++index_) {
    std::uint64_t expected = kFree;
    if (slots[index_].letters.compare_exchange_strong(expected, kTaken)) break;
  }
  if (dying != 0) {
    clear();
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    wait_if_dying();
  }
}

TemporarySlot::~TemporarySlot() {
  clear();
  if (is_open_) ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void TemporarySlot::set(int directory, const std::string& name) {
  slots[index_].directory = directory;
  slots[index_].letters = pack(name.data() + sizeof kOwnPrefix - 1);
  is_open_ = false;
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void TemporarySlot::clear() {
  if (index_ < kCount) slots[index_].letters = kFree;
  index_ = kCount;
}

void wait_if_dying() {
  while (dying != 0) ::pause();
}

}  // namespace naqi::corpus
