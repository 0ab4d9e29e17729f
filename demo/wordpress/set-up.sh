#!/bin/sh
# A WordPress to try the plugin in, all in one folder, with a MariaDB that only a socket in that folder reaches.
#
#   apt-get install wordpress wordpress-l10n wordpress-theme-twentytwentythree mariadb-server php-cli php-mysql php-xml php-mbstring
#   demo/wordpress/set-up.sh FOLDER PORT https://koro.example
#
# Stays until Ctrl-C, which ends the two servers that it started. The account is "editor" with the password "try-it-out".
set -eu
folder=$1 port=$2 koro=$3
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

if [ ! -d "$folder/site" ]; then
  cp -rL /usr/share/wordpress "$folder/site"
  mkdir -p "$folder/site/wp-content/uploads"
  cp -r "$here/wp-config-to-try.php" "$folder/site/wp-config.php"
  mariadb-install-db --no-defaults --datadir="$folder/db" --user="$(id -un)" \
    --auth-root-authentication-method=normal --skip-test-db > "$folder/db.log" 2>&1
fi
# A copy: WordPress deletes the files of a plugin that somebody removes.
rm -rf "$folder/site/wp-content/plugins/koro-wall"
cp -r "$here/koro-wall" "$folder/site/wp-content/plugins/koro-wall"

mariadbd --no-defaults --datadir="$folder/db" --socket="$folder/db.sock" --skip-networking \
  --pid-file="$folder/db.pid" --user="$(id -un)" >> "$folder/db.log" 2>&1 &
database=$!
trap 'kill $site $database 2> /dev/null; wait' EXIT
trap 'exit 0' INT TERM
site=$database
until mariadb --no-defaults --socket="$folder/db.sock" --user=root \
  --execute='create database if not exists wordpress' 2> /dev/null; do
  kill -0 $database
  sleep 0.2
done

export WP_FOLDER="$folder" WP_ADDRESS="http://127.0.0.1:$port" KORO="$koro"
php -d sendmail_path=true "$here/install-to-try.php"
php -S "127.0.0.1:$port" -t "$folder/site" > "$folder/php.log" 2>&1 &
site=$!
echo "$WP_ADDRESS/wp-admin/"
wait $site
