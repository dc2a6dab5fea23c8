#!/usr/bin/env bash
# Makes .env from .env.example, with a random secret on every line that is empty there. An .env that exists is kept.
#
#   bash docker/make-env.sh [FILE]
set -euo pipefail
example=$(dirname "${BASH_SOURCE[0]}")/../.env.example
file=${1:-$(dirname "${BASH_SOURCE[0]}")/../.env}

if [ -e "$file" ]; then
    echo "$file exists and is left as it is" >&2
    exit 1
fi

random_hex() { head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'; }

# Nobody else may read it, not even while it is written.
umask 077
while IFS= read -r line || [ -n "$line" ]; do
    case $line in
        AIRFLOW_FERNET_KEY=) line+=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n') ;;
        [A-Z]*=) line+=$(random_hex) ;;
    esac
    printf '%s\n' "$line"
done <"$example" >"$file.new"
mv "$file.new" "$file"
echo "$file is made; the password of Airflow's pages is on its line AIRFLOW_ADMIN_PASSWORD"
