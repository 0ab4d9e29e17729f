<?php
/**
 * Takes the one thing away that the plugin keeps. Posts keep their blocks, which then show nothing.
 *
 * @package Koro\Wall
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

$koro_wall_sites = is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array();
foreach ( $koro_wall_sites as $koro_wall_site ) {
	delete_blog_option( $koro_wall_site, 'koro_wall_server' );
}
delete_option( 'koro_wall_server' );
