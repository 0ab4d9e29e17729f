<?php
/**
 * The wall in a page.
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The element, with a link in it for those without a script.
 *
 * @param array $given In camelCase, as the block has them.
 */
function markup( array $given ): string {
	$attributes = element_attributes( $given );
	$wall       = $attributes['wall'] ?? '';
	if ( '' === server() ) {
		return hint( __( 'Koro has no server yet. Its address belongs into Settings → Koro.', 'koro-wall' ) );
	}
	if ( ! preg_match( '/^[a-z0-9]+(-[a-z0-9]+)*$/', $wall ) ) {
		return hint( __( 'This wall has no name yet, or one that cannot be.', 'koro-wall' ) );
	}
	enqueue_wall();
	return sprintf(
		'<social-wall%s><a href="%s">%s</a></social-wall>',
		written( $attributes ),
		esc_url( ( $attributes['server'] ?? server() ) . '/w/' . $wall ),
		esc_html__( 'See the posts on our social wall', 'koro-wall' )
	);
}

/**
 * The attributes as they stand in HTML.
 *
 * @param array<string,string> $attributes By name.
 */
function written( array $attributes ): string {
	$html = '';
	foreach ( $attributes as $name => $value ) {
		$html .= sprintf( ' %s="%s"', esc_attr( $name ), 'server' === $name ? esc_url( $value ) : esc_attr( $value ) );
	}
	return $html;
}

/**
 * Only those who can do something about it are told; visitors see nothing.
 *
 * @param string $text What is missing.
 */
function hint( string $text ): string {
	return current_user_can( 'edit_posts' ) ? '<p class="koro-wall-hint">' . esc_html( $text ) . '</p>' : '';
}

/**
 * `[koro_wall wall="acme-summer" layout="list" heading-level="3"]`
 *
 * @param array|string $given In the element's own spelling; with an underscore it is the same.
 */
function shortcode( $given ): string {
	$told = array();
	foreach ( (array) $given as $name => $value ) {
		$told[ lcfirst( str_replace( ' ', '', ucwords( str_replace( array( '-', '_' ), ' ', (string) $name ) ) ) ) ] = $value;
	}
	return markup( $told );
}
