<?php
/**
 * Settings → Koro: the server's address.
 *
 * @package Koro\Wall
 */

namespace Koro\Wall;

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

function settings_url(): string {
	return admin_url( 'options-general.php?page=koro-wall' );
}

function register_settings(): void {
	register_setting(
		'koro_wall',
		OPTION,
		array(
			'type'              => 'string',
			'default'           => '',
			'sanitize_callback' => __NAMESPACE__ . '\save_server',
		)
	);
	add_settings_section( 'koro_wall_main', '', '__return_null', 'koro-wall' );
	add_settings_field(
		OPTION,
		__( 'Address of your Koro server', 'koro-wall' ),
		__NAMESPACE__ . '\print_server_field',
		'koro-wall',
		'koro_wall_main',
		array( 'label_for' => OPTION )
	);
}

function add_settings_page(): void {
	add_options_page(
		__( 'Koro', 'koro-wall' ),
		__( 'Koro', 'koro-wall' ),
		'manage_options',
		'koro-wall',
		__NAMESPACE__ . '\print_settings_page'
	);
}

/**
 * What cannot be an address changes nothing, and says so.
 *
 * @param mixed $typed What somebody wrote.
 */
function save_server( $typed ): string {
	$clean = clean_server( $typed );
	if ( '' === $clean && '' !== trim( (string) $typed ) ) {
		add_settings_error( OPTION, 'address', __( 'That is not a web address. It looks like https://koro.example', 'koro-wall' ) );
		return server();
	}
	return $clean;
}

function print_server_field(): void {
	printf(
		'<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s" placeholder="https://koro.example" aria-describedby="koro-wall-about">',
		esc_attr( OPTION ),
		esc_attr( server() )
	);
	printf(
		'<p class="description" id="koro-wall-about">%s</p>',
		esc_html__( 'Pages with a wall load its script from here. Enter only a server that you trust.', 'koro-wall' )
	);
}

function print_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>' . esc_html( get_admin_page_title() ) . '</h1><form action="options.php" method="post">';
	settings_fields( 'koro_wall' );
	do_settings_sections( 'koro-wall' );
	submit_button();
	echo '</form><p>';
	echo wp_kses(
		/* translators: the two codes are written as they stand. */
		__( 'Then add the block <strong>Koro wall</strong> to a page, or write <code>[koro_wall wall="acme-summer"]</code>.', 'koro-wall' ),
		array(
			'code'   => array(),
			'strong' => array(),
		)
	);
	echo '</p></div>';
}

/**
 * A way from the list of plugins to the settings.
 *
 * @param string[] $links Those that are there.
 */
function add_settings_link( array $links ): array {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( settings_url() ), esc_html__( 'Settings', 'koro-wall' ) );
	return array_merge( array( $link ), $links );
}
