<?php
/**
 * Plugin Name:       Koro Wall
 * Description:       Shows a wall of your own Koro server, as a block and as the shortcode [koro_wall].
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       koro-wall
 * Domain Path:       /languages
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

const OPTION = 'koro_wall_server';
const BLOCK  = 'koro/social-wall';
const FILE   = __FILE__;

require __DIR__ . '/includes/server.php';
require __DIR__ . '/includes/script.php';
require __DIR__ . '/includes/attributes.php';
require __DIR__ . '/includes/markup.php';
require __DIR__ . '/includes/block.php';
require __DIR__ . '/includes/settings-page.php';

add_action( 'init', __NAMESPACE__ . '\register_block' );
add_action( 'enqueue_block_editor_assets', __NAMESPACE__ . '\tell_editor' );
add_shortcode( 'koro_wall', __NAMESPACE__ . '\shortcode' );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\as_module', 10, 3 );

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_filter( 'plugin_action_links_' . plugin_basename( FILE ), __NAMESPACE__ . '\add_settings_link' );
