<?php
/**
 * What a wall may be told. `block/block.json` is the one list: names, kinds, allowed words.
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * The attributes of `<social-wall>` for what an author chose. What is not allowed is left out.
 *
 * @param array $given In camelCase, as the block has them.
 * @return array<string,string> In the element's own spelling.
 */
function element_attributes( array $given ): array {
	$found = array();
	foreach ( known_attributes() as $name => $kind ) {
		$value = allowed_value( $kind, $given[ $name ] ?? '' );
		if ( '' !== $value ) {
			$found[ spelled( $name ) ] = $value;
		}
	}
	if ( isset( $found['server'] ) ) {
		$found['server'] = clean_server( $found['server'] );
	}
	return array_filter( $found, 'strlen' );
}

/** Without what WordPress itself adds, such as `className`. */
function known_attributes(): array {
	$block = \WP_Block_Type_Registry::get_instance()->get_registered( BLOCK );
	$known = $block ? (array) $block->attributes : array();
	return array_diff_key( $known, array_flip( array( 'align', 'className', 'lock', 'metadata', 'style' ) ) );
}

/**
 * The value as text, or nothing where it is not one of those that are allowed.
 *
 * @param array $kind  As in `block.json`.
 * @param mixed $value What the author chose.
 */
function allowed_value( array $kind, $value ): string {
	if ( ! is_scalar( $value ) || '' === $value ) {
		return '';
	}
	if ( 'integer' === ( $kind['type'] ?? '' ) ) {
		return is_numeric( $value ) && (int) $value > 0 ? (string) (int) $value : '';
	}
	$value = sanitize_text_field( (string) $value );
	return isset( $kind['enum'] ) && ! in_array( $value, $kind['enum'], true ) ? '' : $value;
}

/**
 * `headingLevel` is `heading-level`.
 *
 * @param string $name In camelCase.
 */
function spelled( string $name ): string {
	return strtolower( (string) preg_replace( '/[A-Z]/', '-$0', $name ) );
}
