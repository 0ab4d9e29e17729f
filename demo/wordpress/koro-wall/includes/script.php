<?php
/**
 * Koro's script, once a page and only on pages that have a wall.
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** WordPress knows modules since 6.5. Without a version: the address is its own, and the server says how long it lasts. */
function enqueue_wall(): void {
	$address = server() . '/embed.js';
	wp_enqueue_style( 'koro-wall' );
	if ( function_exists( 'wp_enqueue_script_module' ) ) {
		wp_enqueue_script_module( 'koro-wall', $address, array(), null );
		return;
	}
	wp_enqueue_script( 'koro-wall', $address, array(), null, true );
}

/**
 * Before 6.5 the tag is written anew, with the type of a module.
 *
 * @param string $tag     The tag as WordPress wrote it.
 * @param string $handle  The script's name.
 * @param string $address The script's address.
 */
function as_module( string $tag, string $handle, string $address ): string {
	if ( 'koro-wall' !== $handle ) {
		return $tag;
	}
	return wp_get_script_tag(
		array(
			'type' => 'module',
			'src'  => esc_url( $address ),
			'id'   => 'koro-wall-js',
		)
	);
}
