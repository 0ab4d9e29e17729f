<?php
/**
 * The address of the Koro server.
 *
 * The script that a page runs comes from the address in the settings and from nowhere else: only people who may change
 * settings choose it. Who may write posts can choose another server for one wall; that one is asked for posts only,
 * and posts are never run nor read as HTML.
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/** Without a slash at its end; empty while nobody has set it. */
function server(): string {
	return (string) get_option( OPTION, '' );
}

/**
 * An address as it was typed, as `https://koro.example` or `https://koro.example/social`; empty where it is none.
 *
 * @param mixed $typed What somebody wrote.
 */
function clean_server( $typed ): string {
	$typed = trim( (string) $typed );
	if ( '' === $typed ) {
		return '';
	}
	if ( ! preg_match( '#^[a-z][a-z0-9+.-]*://#i', $typed ) ) {
		$typed = 'https://' . $typed;
	}
	$parts = wp_parse_url( esc_url_raw( $typed, array( 'http', 'https' ) ) );
	if ( empty( $parts['host'] ) || isset( $parts['user'] ) ) {
		return '';
	}
	$port = isset( $parts['port'] ) ? ':' . $parts['port'] : '';
	return untrailingslashit( $parts['scheme'] . '://' . $parts['host'] . $port . ( $parts['path'] ?? '' ) );
}
