#include "bot/http/guests.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <sys/socket.h>

namespace bot::http {
namespace {

using std::chrono::milliseconds;
using Time = Guests::Time;

constexpr PhaseLengths kLengths = [] {
  PhaseLengths lengths{};
  lengths.fill(milliseconds(75));
  lengths.at(static_cast<std::size_t>(Phase::Head)) = milliseconds(10);
  lengths.at(static_cast<std::size_t>(Phase::Body)) = milliseconds(15);
  lengths.at(static_cast<std::size_t>(Phase::Idle)) = milliseconds(30);
  return lengths;
}();
constexpr Time at(int ms) { return Time() + milliseconds(ms); }

// Guests with sockets of their own, known by their addresses.
struct Party {
  Party()
      : guests(kLengths, [this](const Observation& seen) {
          why += std::get<ConnectionDropped>(seen).why + " ";
        }) {}

  Guest& come(const char* name, Phase phase, int ms, std::uint64_t network = 0) {
    Guest guest;
    guest.connection = Connection(Descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)));
    guest.address = name;
    guest.phase = phase;
    guest.network = network;
    return guests.add(std::move(guest), at(ms));
  }

  std::string why;
  Guests guests;
};

std::string name(const Guest* guest) { return guest == nullptr ? "nobody" : guest->address; }

TEST_SUITE("bot/http/guests") {
  TEST_CASE("the unfinished go before the idle, the older before the younger") {
    Party party;
    party.come("idle", Phase::Idle, 0);
    party.come("answered", Phase::Answering, 0);
    party.come("head", Phase::Head, 2);
    party.come("body", Phase::Body, 1);
    party.come("greets", Phase::Handshake, 3);
    std::string order;
    while (Guest* next = party.guests.least_worthy()) {
      order += next->address + " ";
      party.guests.drop(*next, "crowded");
    }
    CHECK(order == "body head greets idle ");
    CHECK(party.why == "crowded crowded crowded crowded ");
    CHECK(party.guests.size() == 1);
  }

  TEST_CASE("who has left while it is answered counts as unfinished") {
    Party party;
    Guest& guest = party.come("left", Phase::Answering, 0);
    CHECK(name(party.guests.least_worthy()) == "nobody");
    party.guests.move(guest, Phase::Deserted, at(1));
    CHECK(name(party.guests.least_worthy()) == "left");
  }

  TEST_CASE("an address makes room among its own") {
    Party party;
    party.come("mine idle", Phase::Idle, 0, 7);
    party.come("other", Phase::Head, 0, 8);
    party.come("mine younger", Phase::Head, 5, 7);
    party.come("mine older", Phase::Head, 3, 7);
    party.come("mine answered", Phase::Answering, 0, 7);
    CHECK(party.guests.size_of(7) == 4);
    std::string order;
    while (Guest* next = party.guests.least_worthy_of(7)) {
      order += next->address + ", ";
      party.guests.drop(*next);
    }
    CHECK(order == "mine older, mine younger, mine idle, ");
    CHECK(party.guests.size_of(7) == 1);
    CHECK(name(party.guests.least_worthy_of(9)) == "nobody");
  }

  TEST_CASE("each phase has its length, and begins anew when it is entered anew") {
    Party party;
    Guest& slow = party.come("slow", Phase::Head, 0);
    party.come("idle", Phase::Idle, 0);
    CHECK(party.guests.next_deadline() == at(10));
    CHECK(name(party.guests.expired(at(9))) == "nobody");
    CHECK(name(party.guests.expired(at(10))) == "slow");
    party.guests.move(slow, Phase::Body, at(9));
    CHECK(name(party.guests.expired(at(10))) == "nobody");
    CHECK(party.guests.next_deadline() == at(24));
    party.guests.move(slow, Phase::Body, at(20));
    CHECK(party.guests.next_deadline() == at(30));
  }

  TEST_CASE("handshakes go on in turn, and whoever is dropped loses its turn") {
    Party party;
    Guest& first = party.come("first", Phase::Handshake, 0);
    Guest& second = party.come("second", Phase::Handshake, 0);
    Guest& knocks = party.come("knocks", Phase::Knocking, 0);
    party.guests.queue(first);
    party.guests.queue(second);
    party.guests.queue(first);  // Is in the queue already.
    party.guests.queue(knocks);
    party.guests.drop(second);
    CHECK(name(party.guests.next_queued(Phase::Handshake)) == "first");
    CHECK(name(party.guests.next_queued(Phase::Handshake)) == "nobody");
    CHECK(party.guests.any_queued(Phase::Knocking));
    CHECK(name(party.guests.next_queued(Phase::Knocking)) == "knocks");
    CHECK_FALSE(party.guests.any_queued(Phase::Knocking));
  }

  TEST_CASE("when many knock, the newest is asked in first") {
    Party party;
    for (int i = 0; i < 66; ++i)
      party.guests.queue(party.come(std::to_string(i).c_str(), Phase::Knocking, 0));
    std::string order;
    for (int i = 0; i < 4; ++i)
      order += name(party.guests.next_queued(Phase::Knocking)) + " ";
    CHECK(order == "65 64 0 1 ");
  }

  TEST_CASE("who is shed loses the turn, stays outside, and makes room there first") {
    Party party;
    Guest& begun = party.come("begun", Phase::Handshake, 0);
    party.guests.queue(begun);
    party.come("knocks", Phase::Knocking, 1);
    CHECK(party.guests.outside() == 1);
    party.guests.shed(begun, at(2), "crowded");
    CHECK(party.why == "crowded ");
    CHECK(party.guests.outside() == 2);
    CHECK_FALSE(party.guests.any_queued(Phase::Handshake));
    CHECK(name(party.guests.least_worthy()) == "nobody");
    CHECK(name(party.guests.least_worthy_outside()) == "begun");
    party.guests.drop(begun);
    CHECK(name(party.guests.least_worthy_outside()) == "knocks");
  }

  TEST_CASE("an answer finds who asked, once, and nobody who has left") {
    Party party;
    Guest& guest = party.come("asks", Phase::Answering, 0);
    const auto number = party.guests.ask(guest);
    CHECK(name(party.guests.asker(number)) == "asks");
    CHECK(name(party.guests.asker(number)) == "nobody");
    const auto again = party.guests.ask(guest);
    CHECK(again != number);
    party.guests.drop(guest);
    party.guests.sweep();
    CHECK(name(party.guests.asker(again)) == "nobody");
  }

  TEST_CASE("bytes are weighed, and the oldest of those who hold much is known") {
    Party party;
    Guest& head = party.come("head", Phase::Head, 0);
    Guest& body = party.come("body", Phase::Body, 2);
    party.come("reader", Phase::Writing, 1);
    body.in = std::string(100000, 'x');
    head.lent = 50;
    party.guests.weigh(body);
    party.guests.weigh(head);
    CHECK(party.guests.held() >= 100050);
    CHECK(name(party.guests.oldest_holder()) == "reader");
    party.guests.drop(*party.guests.oldest_holder());
    CHECK(name(party.guests.oldest_holder()) == "body");
    Guest& other = party.come("other body", Phase::Body, 3);
    other.in = std::string(200000, 'x');
    other.lent = 70;
    party.guests.weigh(other);
    CHECK(party.guests.held() >= 300050);
    party.guests.shed(other, at(4), "memory");
    CHECK(party.guests.held() < 150000);  // It stays outside, and holds nothing.
    CHECK(party.guests.outside() == 1);
    Guest& waits = party.come("sent much at once", Phase::Waiting, 3);
    party.guests.drop(body);
    CHECK(name(party.guests.oldest_holder()) == "sent much at once");
    party.guests.drop(waits);
    CHECK(party.guests.held() < 1000);
    CHECK(name(party.guests.oldest_holder()) == "head");
  }

  TEST_CASE("they are counted by what they do") {
    Party party;
    for (const Phase phase :
         {Phase::Knocking, Phase::Shed, Phase::Handshake, Phase::Head, Phase::Body, Phase::Waiting,
          Phase::Answering, Phase::Deserted, Phase::Writing, Phase::Lingering, Phase::Idle}) {
      party.come("somebody", phase, 0);
    }
    CHECK(party.guests.count() == ConnectionsCounted{3, 3, 2, 2, 1});
  }
}

}  // namespace
}  // namespace bot::http
