<?php
/** For `set-up.sh` only: installs WordPress once, with an editor, an author, the plugin and the address of a Koro. */

$address = getenv( 'WP_ADDRESS' );
$_SERVER['HTTP_HOST']   = wp_parse_host( $address );
$_SERVER['REQUEST_URI'] = '/';
define( 'WP_INSTALLING', true );
require getenv( 'WP_FOLDER' ) . '/site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

if ( ! is_blog_installed() ) {
	wp_install( 'A customer', 'editor', 'editor@customer.example', false, '', 'try-it-out' );
	wp_insert_user(
		array(
			'user_login' => 'author',
			'user_pass'  => 'try-it-out',
			'user_email' => 'author@customer.example',
			'role'       => 'contributor',
		)
	);
}
update_option( 'siteurl', $address );
update_option( 'home', $address );
activate_plugin( 'koro-wall/koro-wall.php' );
update_option( 'koro_wall_server', getenv( 'KORO' ) );

/** The host with its port, as a browser says it. */
function wp_parse_host( string $address ): string {
	return (string) preg_replace( '#^https?://#', '', $address );
}
