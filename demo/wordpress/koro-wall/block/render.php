<?php
/**
 * The block on the page.
 *
 * @package Koro\Wall
 * @var array $attributes What the author chose.
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

$koro_wall = \Koro\Wall\markup( $attributes );
if ( '' !== $koro_wall ) {
	// Both are escaped where they are made.
	echo '<div ' . get_block_wrapper_attributes() . '>' . $koro_wall . '</div>'; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped
}
