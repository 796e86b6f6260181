#!/usr/bin/env bash
# The real program over HTTPS with curl: a conversation, the same id twice, bad input, kill -9 in
# the middle, a long poll, a graceful stop. Usage: serve_test.sh PROGRAM
#
# Says what failed and goes on; ends with the number of failures. Ends only what it started.
set -u
program=$1
folder=$(mktemp -d)
failures=0
server=0

finish() {
  [ "$server" -eq 0 ] || kill -9 "$server" 2>/dev/null
  rm -rf "$folder"
}
trap finish EXIT

check() { # WHAT EXPECTED GOT: EXPECTED is an extended regular expression for all of GOT.
  if [[ $3 =~ ^($2)$ ]]; then
    echo "ok    $1"
  else
    failures=$((failures + 1))
    printf 'WRONG %s\n  expected %s\n  got      %s\n' "$1" "$2" "${3:0:500}"
  fi
}

start() {
  : >"$folder/out"
  "$program" serve --listen 127.0.0.1:0 --data "$folder/data" >"$folder/out" 2>>"$folder/err" &
  server=$!
  # Up to two minutes: the first start trains the classifier, perhaps under a sanitizer.
  for _ in $(seq 1200); do
    url=$(grep -om1 'https://[0-9.]*:[0-9]*' "$folder/out") && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  echo "the server did not start:" && cat "$folder/err"
  exit 1
}

stop() { # SIGNAL; sets `code`.
  kill "-$1" "$server"
  wait "$server" 2>/dev/null
  code=$?
  server=0
}

curl_it() { curl -sS --cacert "$folder/data/local-certificate.pem" --max-time 30 "$@"; }
say() { curl_it "$url/v1/messages" -H 'Content-Type: application/json' -d "$1"; }
status_of() { curl_it -o /dev/null -w '%{http_code}' "$url$1" "${@:2}"; }
field() { grep -om1 "\"$1\":\"[^\"]*\"" | head -1 | cut -d'"' -f4; }
flat() { tr '\n' ' '; }

start
check "healthz" 200 "$(status_of /healthz)"
check "readyz" 200 "$(status_of /readyz)"
check "metrics" 200 "$(status_of /metrics)"
check "the desk waits for its first agent" ".* $url/desk/; nobody can sign in yet: .* agent add NAME --data .*" \
  "$(grep -w desk "$folder/out")"

first=$(say '{"user": "u1", "text": "it says not enough icloud storage", "id": "m1"}')
id=$(field conversation <<<"$first")
check "a complaint shows a fix" '.*"fix":"check-storage".*' "$(flat <<<"$first")"
check "its state" 'offering_fix' "$(field state <<<"$first")"
check "the bot owns it" 'bot' "$(field owner <<<"$first")"
again=$(say '{"user": "u1", "text": "it says not enough icloud storage", "id": "m1"}')
check "the same id, the same bytes" yes "$([ "$first" == "$again" ] && echo yes)"
check "the same id, other words" '.*"status":409.*' \
  "$(say '{"user": "u1", "text": "other", "id": "m1"}' | flat)"

second=$(say '{"user": "u1", "text": "that did not help"}')
check "another fix comes" '.*"fix":"[a-z-]+".*' "$(flat <<<"$second")"
check "not the same again" "" "$(grep -o '"fix":"check-storage"' <<<"$second")"

# Bad input: its status, and a place in the words.
lines_before=$(curl_it "$url/v1/conversations/$id" | grep -o '"seq"' | wc -l)
printf '[%.0s' $(seq 100000) >"$folder/deep"
head -c 1000000 /dev/zero | tr '\0' 'a' >"$folder/big"
{ printf '{"user": "u1", "text": "' && head -c 16001 "$folder/big" && printf '"}'; } >"$folder/long"
printf '{"user": "u1", "text": "\xff"}' >"$folder/latin"
{ printf '{"user": "u1", "text": "' && cat "$folder/big" && printf '"}'; } >"$folder/huge"
printf '{"user": "u1", "text": "a\\u0000b"}' >"$folder/nul"
while IFS='|' read -r what body status; do
  got=$(say "$body" | flat)
  check "bad input: $what" "\\{.*\"detail\":\"[^\"]+: [^\"]+\".*\"status\":$status.*" "$got"
done <<ROWS
malformed|{"user": |400
100,000 deep|@$folder/deep|400
wrong type|{"user": 1, "text": "a"}|400
no text|{"user": "u1"}|400
text and press|{"user": "u1", "text": "a", "press": "b"}|400
empty text|{"user": "u1", "text": ""}|400
16,001 characters|@$folder/long|400
1 MB|@$folder/huge|413
not UTF-8|@$folder/latin|400
NUL|@$folder/nul|400
unknown button|{"user": "u1", "press": "never.1.1"}|400
ROWS
check "bad input: not JSON's type" 415 "$(status_of /v1/messages -H 'Content-Type: text/plain' -d hi)"
check "bad input: unknown conversation" 404 "$(status_of /v1/conversations/none)"
check "bad input: wait" 400 "$(status_of "/v1/conversations/$id/messages?wait=61")"
check "bad input: a proxy's request" 403 "$(status_of "/v1/conversations/$id" -H 'Forwarded: for=1.2.3.4')"
check "bad input: another Host" 403 "$(status_of "/v1/conversations/$id" -H 'Host: evil.example')"
check "bad input stored nothing" "$lines_before" \
  "$(curl_it "$url/v1/conversations/$id" | grep -o '"seq"' | wc -l)"
check "emoji only is answered" 'offering_fix|asking_symptom' "$(say '{"user": "u1", "text": "😀"}' | field state)"

# kill -9, and on where it stood.
state=$(curl_it "$url/v1/conversations/$id" | field state)
stop KILL
start
check "after kill -9 the state stands" "$state" "$(curl_it "$url/v1/conversations/$id" | field state)"
third=$(say '{"user": "u1", "text": "that did not help"}')
check "and the conversation goes on" "$id" "$(field conversation <<<"$third")"
check "with a fix not shown before" "" "$(grep -o '"fix":"check-storage"' <<<"$third")"
check "an old id still gets its answer" yes \
  "$([ "$first" == "$(say '{"user": "u1", "text": "it says not enough icloud storage", "id": "m1"}')" ] && echo yes)"

# A long poll gets what comes later.
next=$(curl_it "$url/v1/conversations/$id" | grep -o '"next":[0-9]*' | cut -d: -f2)
check "an empty poll ends" '\{"messages":\[\],"next":'"$next"'\} ' \
  "$(curl_it "$url/v1/conversations/$id/messages?after=$next&wait=0" | flat)"
curl_it "$url/v1/conversations/$id/messages?after=$next&wait=20" >"$folder/polled" &
poll=$!
say '{"user": "u1", "text": "how long does it take?"}' >/dev/null
wait "$poll"
check "a long poll gets the next message" '.*how long does it take.*' "$(flat <"$folder/polled")"

# SIGHUP: a new certificate for those who come, the old one for those who are there.
serial() {
  openssl s_client -connect "${url#https://}" </dev/null 2>/dev/null | openssl x509 -noout -serial
}
before=$(serial)
curl_it "$url/v1/conversations/$id/messages?after=99&wait=3" >"$folder/polled" &
poll=$!
sleep 1 # Until the poll is there; it is there for three seconds.
rm "$folder/data/local-certificate.pem"
kill -HUP "$server"
for _ in $(seq 100); do
  grep -q certificate_reloaded "$folder/err" && break
  sleep 0.1
done
check "SIGHUP changes the certificate" changed "$([ "$before" != "$(serial)" ] && echo changed)"
wait "$poll"
check "and no connection is dropped" '\{"messages":\[\],"next":99\} ' "$(flat <"$folder/polled")"

check "the doctor finds nothing bad" 0 \
  "$("$program" doctor --data "$folder/data" >"$folder/doctor"; echo $?)"
check "and sees that the server runs" '.*a server runs on it.*' "$(flat <"$folder/doctor")"

# An agent signs in at the desk, is let in by the cookie, and is out when disabled.
password='correct horse battery'
printf '%s\n' "$password" | "$program" agent add Eve --data "$folder/data" 2>/dev/null
sign_in() { # NAME PASSWORD [CURL OPTIONS…]
  curl_it "$url/desk/api/session" -H 'Content-Type: application/json' "${@:3}" \
    -d "{\"name\": \"$1\", \"password\": \"$2\"}"
}
check "a wrong password is refused" '.*"status":401.*' "$(sign_in Eve 'not it' | flat)"
check "as is a name that isn't there" '.*"status":401.*' "$(sign_in Nobody "$password" | flat)"
check "an agent signs in" '\{"agent":"Eve",.*"secure_cookie":true\} ' \
  "$(sign_in eve "$password" -c "$folder/jar" -D "$folder/head" | flat)"
check "with a cookie that scripts and other sites don't get" \
  'Set-Cookie: __Host-sid=[0-9a-f]{64}; Secure; HttpOnly; SameSite=Strict; Path=/.*' \
  "$(grep -i '^set-cookie' "$folder/head")"
me=$(curl_it "$url/desk/api/session" -b "$folder/jar")
check "and is known by it" Eve "$(field agent <<<"$me")"
token="X-CSRF-Token: $(field csrf <<<"$me")"
check "signing out needs the session's token" 403 "$(status_of /desk/api/session -X DELETE -b "$folder/jar")"
check "and the desk's own page" 403 \
  "$(status_of /desk/api/session -X DELETE -b "$folder/jar" -H "$token" -H 'Origin: https://evil.example')"
check "a desk doesn't open without a session" 401 "$(status_of /desk/api/session)"
"$program" agent disable eve --data "$folder/data" 2>/dev/null
check "disabling signs out" 401 "$(status_of /desk/api/session -b "$folder/jar")"
check "and keeps out" '.*"status":401.*' "$(sign_in Eve "$password" | flat)"
printf '%s\n' "$password" | "$program" agent add Eve --data "$folder/data" 2>/dev/null
sign_in Eve "$password" -c "$folder/jar" >/dev/null
check "signing out is the end of a session" '204 401' "$(status_of /desk/api/session -X DELETE -b "$folder/jar" \
  -H "X-CSRF-Token: $(curl_it "$url/desk/api/session" -b "$folder/jar" | field csrf)") $(status_of /desk/api/session -b "$folder/jar")"

# Erasing.
check "export" '.*"user":"u1".*' "$(curl_it "$url/v1/users/u1/export" | flat)"
check "erase" 204 "$(status_of /v1/users/u1 -X DELETE)"
check "erased" 404 "$(status_of "/v1/conversations/$id")"
check "erasing nobody" 204 "$(status_of /v1/users/nobody -X DELETE)"

# A graceful stop answers the polls and ends with 0.
id=$(say '{"user": "u2", "text": "hello"}' | field conversation)
curl_it "$url/v1/conversations/$id/messages?after=99&wait=60" >"$folder/polled" &
poll=$!
for _ in $(seq 100); do # Until the server holds it.
  ss -Htn state established "( sport = :${url##*:} )" 2>/dev/null | grep -q . && break
  sleep 0.1
done
sleep 2 # The handshake and the request follow; nothing outside shows when they are through.
begun=$SECONDS
stop TERM
check "SIGTERM ends with 0" 0 "$code"
check "within ten seconds" '[0-9]|10' "$((SECONDS - begun))"
wait "$poll"
check "a held poll is answered empty" '\{"messages":\[\],"next":99\} ' "$(flat <"$folder/polled")"
check "the log is JSON" "" "$(grep -v '^{"time":".*}$' "$folder/err")"
check "the log holds nothing that was written" "" "$(grep -i 'icloud storage\|did not help' "$folder/err")"
check "nor a password or a session" "" "$(grep -i "$password\|$(grep -o '[0-9a-f]\{64\}' "$folder/jar" "$folder/head" | cut -d: -f2 | head -1)" "$folder/err")"
check "nor does the database" "" "$(grep -al "$password\|$(grep -o '[0-9a-f]\{64\}' "$folder/head" | head -1)" "$folder"/data/*.db*)"
check "wrong use ends with 2" 2 "$("$program" serve --listen 0.0.0.0:0 2>/dev/null; echo $?)"

echo "$failures wrong"
[ "$failures" -eq 0 ]
