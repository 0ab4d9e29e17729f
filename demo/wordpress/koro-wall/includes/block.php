<?php
/**
 * The block: rendered here, edited by `block/editor.js`, which needs no build.
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** Texts first: the block's title is read while it is registered. */
function register_block(): void {
	load_plugin_textdomain( 'koro-wall', false, dirname( plugin_basename( FILE ) ) . '/languages' );
	$version = (string) filemtime( plugin_dir_path( FILE ) . 'block/editor.js' );
	$needs   = array( 'wp-block-editor', 'wp-blocks', 'wp-components', 'wp-element', 'wp-i18n' );
	wp_register_script( 'koro-wall-editor', plugins_url( 'block/editor.js', FILE ), $needs, $version, true );
	wp_set_script_translations( 'koro-wall-editor', 'koro-wall', plugin_dir_path( FILE ) . 'languages' );
	wp_register_style( 'koro-wall', plugins_url( 'block/wall.css', FILE ), array(), $version );
	wp_register_style( 'koro-wall-editor', plugins_url( 'block/editor.css', FILE ), array(), $version );
	register_block_type( plugin_dir_path( FILE ) . 'block' );
}

/** The editor shows the real wall, so it has to know where that comes from. */
function tell_editor(): void {
	$known = array(
		'server'      => server(),
		'settingsUrl' => current_user_can( 'manage_options' ) ? settings_url() : '',
	);
	wp_add_inline_script( 'koro-wall-editor', 'window.koroWall = ' . wp_json_encode( $known ) . ';', 'before' );
}
