#include "bot/observe/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace bot {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

// From a turn in memory to Slack's three seconds and beyond.
const Histogram::BucketBoundaries& seconds_buckets() {
  static const Histogram::BucketBoundaries kBuckets = {
      0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10};
  return kBuckets;
}
const Histogram::BucketBoundaries& batch_buckets() {
  static const Histogram::BucketBoundaries kBuckets = {1, 2, 4, 8, 16, 32, 64, 128, 256};
  return kBuckets;
}

double seconds(std::chrono::microseconds took) {
  return std::chrono::duration<double>(took).count();
}

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;

  Family<Counter>& counter(const char* name, const char* help) {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
  }
  Family<Histogram>& histogram(const char* name, const char* help) {
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
  }

  Family<Counter>& requests = counter("stepwise_requests_total", "HTTP requests answered.");
  Family<Histogram>& request_seconds = histogram(
      "stepwise_request_seconds", "From the whole request to the whole answer, waiting included.");
  Family<Histogram>& wait_seconds =
      histogram("stepwise_request_wait_seconds", "From the whole request until a worker took it.");
  Family<Counter>& requests_refused =
      counter("stepwise_requests_refused_total",
              "Requests that no handler saw: by the status of their refusal, or busy.");
  Family<Counter>& connections_dropped =
      counter("stepwise_connections_dropped_total",
              "Connections that we ended before their time: slow_*, crowded*, memory, no_sockets.");
  Counter& handshakes_failed =
      counter("stepwise_handshakes_failed_total", "TLS handshakes that came to nothing.").Add({});
  Family<Gauge>& connections = prometheus::BuildGauge()
                                   .Name("stepwise_connections")
                                   .Help("Open connections, by what they are doing.")
                                   .Register(registry);
  Family<Counter>& turns = counter("stepwise_turns_total", "Events taken, by where they led.");
  Family<Histogram>& turn_seconds =
      histogram("stepwise_turn_seconds", "One event's share of its transaction.");
  Family<Histogram>& commit_seconds =
      histogram("stepwise_commit_seconds", "A transaction from begin to commit.");
  Family<Histogram>& commit_events =
      histogram("stepwise_commit_events", "Events that shared a transaction.");
  Family<Counter>& repeats =
      counter("stepwise_repeats_total", "Events that were known: nothing changed.");
  Family<Counter>& set_aside =
      counter("stepwise_set_aside_total", "Events that failed alone; see the log.");
  Family<Counter>& refused =
      counter("stepwise_refused_total",
              "Events refused early: queue_full, user_flooding, unsigned, stale, forged.");
  Family<Counter>& ignored =
      counter("stepwise_ignored_total", "Webhooks of a platform that were nothing for us.");
  Family<Counter>& replies =
      counter("stepwise_replies_total", "Attempts to deliver: sent, delayed, refused, dropped.");
  Family<Gauge>& paused = prometheus::BuildGauge()
                              .Name("stepwise_channel_paused")
                              .Help("1 while a platform refuses our token.")
                              .Register(registry);
  Family<Counter>& status_reads =
      counter("stepwise_status_reads_total", "The vendor's status feed: read, failed.");
  Family<Gauge>& status_down = prometheus::BuildGauge()
                                   .Name("stepwise_status_down")
                                   .Help("Services that the vendor reports trouble with.")
                                   .Register(registry);
  Family<Counter>& sign_ins =
      counter("stepwise_sign_ins_total", "Attempts at the desk: done, password, too_many, busy.");
  Family<Counter>& erased = counter("stepwise_erased_total", "Persons erased.");
  Family<Counter>& failures =
      counter("stepwise_failures_total", "Failures of the database and of request handlers.");
  Gauge& storing = prometheus::BuildGauge()
                       .Name("stepwise_storing")
                       .Help("1 when the last attempt to store succeeded.")
                       .Register(registry)
                       .Add({});

  void count_reply(const std::string& channel, const char* how) {
    replies.Add({{"channel", channel}, {"how", how}}).Increment();
  }
  void operator()(const TurnTaken& seen) {
    turns.Add({{"channel", seen.channel}, {"state", seen.state}}).Increment();
    turn_seconds.Add({}, seconds_buckets()).Observe(seconds(seen.took));
  }
  void operator()(const RepeatAnswered& seen) {
    repeats.Add({{"channel", seen.channel}}).Increment();
  }
  void operator()(const BatchCommitted& seen) {
    commit_seconds.Add({}, seconds_buckets()).Observe(seconds(seen.took));
    commit_events.Add({}, batch_buckets()).Observe(seen.events);
  }
  void operator()(const EventSetAside& seen) {
    set_aside.Add({{"channel", seen.channel}, {"kind", seen.kind}}).Increment();
  }
  void operator()(const StoreFailed& /*unused*/) {
    failures.Add({{"of", "store"}}).Increment();
    storing.Set(0);
  }
  void operator()(const StoreRecovered& /*unused*/) { storing.Set(1); }
  void operator()(const QueueFull& seen) {
    refused.Add({{"channel", seen.channel}, {"why", "queue_full"}}).Increment();
  }
  void operator()(const UserFlooding& seen) {
    refused.Add({{"channel", seen.channel}, {"why", "user_flooding"}}).Increment();
  }
  void operator()(const UserErased& seen) { erased.Add({{"channel", seen.channel}}).Increment(); }
  void operator()(const RequestAnswered& seen) {
    requests
        .Add({{"method", seen.method},
              {"route", seen.route},
              {"status", std::to_string(seen.status)}})
        .Increment();
    request_seconds.Add({{"route", seen.route}}, seconds_buckets()).Observe(seconds(seen.took));
    wait_seconds.Add({}, seconds_buckets()).Observe(seconds(seen.waited));
  }
  void operator()(const RequestRefused& seen) {
    requests_refused.Add({{"why", seen.why}}).Increment();
  }
  void operator()(const ConnectionDropped& seen) {
    connections_dropped.Add({{"why", seen.why}}).Increment();
  }
  void operator()(const HandshakeFailed& /*unused*/) { handshakes_failed.Increment(); }
  void operator()(const ConnectionsCounted& seen) {
    connections.Add({{"state", "handshaking"}}).Set(seen.handshaking);
    connections.Add({{"state", "reading"}}).Set(seen.reading);
    connections.Add({{"state", "answering"}}).Set(seen.answering);
    connections.Add({{"state", "writing"}}).Set(seen.writing);
    connections.Add({{"state", "idle"}}).Set(seen.idle);
  }
  void operator()(const CertificateReloaded& /*unused*/) {}
  void operator()(const HandlerFailed& /*unused*/) {
    failures.Add({{"of", "handler"}}).Increment();
  }
  void operator()(const WebhookRefused& seen) {
    refused.Add({{"channel", seen.channel}, {"why", seen.why}}).Increment();
  }
  void operator()(const WebhookIgnored& seen) {
    ignored.Add({{"channel", seen.channel}, {"why", seen.why}}).Increment();
  }
  void operator()(const ReplySent& seen) { count_reply(seen.channel, "sent"); }
  void operator()(const ReplyDelayed& seen) { count_reply(seen.channel, "delayed"); }
  void operator()(const ReplyRefused& seen) { count_reply(seen.channel, "refused"); }
  void operator()(const ReplyDropped& seen) { count_reply(seen.channel, "dropped"); }
  void operator()(const ChannelPaused& seen) { paused.Add({{"channel", seen.channel}}).Set(1); }
  void operator()(const ChannelResumed& seen) { paused.Add({{"channel", seen.channel}}).Set(0); }
  void operator()(const ChannelNoted& /*unused*/) {}
  void operator()(const StatusRead& seen) {
    status_reads.Add({{"how", "read"}}).Increment();
    status_down.Add({}).Set(seen.down);
  }
  void operator()(const StatusUnread& /*unused*/) {
    status_reads.Add({{"how", "failed"}}).Increment();
  }
  void operator()(const AgentSignedIn& /*unused*/) { sign_ins.Add({{"how", "done"}}).Increment(); }
  void operator()(const SignInRefused& seen) { sign_ins.Add({{"how", seen.why}}).Increment(); }
  void operator()(const SetUpDoubted& /*unused*/) {}
  void operator()(const Started& /*unused*/) { storing.Set(1); }
  void operator()(const Stopped& /*unused*/) {}
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {}
Metrics::~Metrics() = default;

void Metrics::observe(const Observation& observation) { std::visit(*families_, observation); }

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace bot
