# To be sourced: starts the server on a free port with data of its own, and ends it with the script. Sets "address" and
# "data". To keep it to some cores, set MOODLAB_CORES, such as "0,1".
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet build src/MoodLab.Web --configuration Release --nologo --verbosity quiet -m:2 >&2
port=$(node -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close(); })')
address="http://127.0.0.1:$port"
data=$(mktemp -d)
${MOODLAB_CORES:+taskset -c "$MOODLAB_CORES"} dotnet src/MoodLab.Web/bin/Release/net10.0/MoodLab.Web.dll \
    --urls "$address" --MoodLab:DataDirectory "$data" > "$data/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; rm -rf "$data"' EXIT

# Ready once it answers, and given up once it has ended by itself.
until curl --silent --fail --output /dev/null "$address/health"; do
    if ! kill -0 "$server" 2> /dev/null; then
        cat "$data/server.log" >&2
        exit 1
    fi
    sleep 0.2
done
