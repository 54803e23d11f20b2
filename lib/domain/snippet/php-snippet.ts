import type { SnippetInput } from "./snippet-input";

/** The vendor's PHP library on the extension `mongodb` (manual "Configure Transport Layer Security"). */
export function phpSnippet({ url, file }: SnippetInput): string {
  return `<?php
require 'vendor/autoload.php';

$client = new MongoDB\\Client('${url}', [
    'username' => getenv('MONGODB_USER'),
    'password' => getenv('MONGODB_PASSWORD'),
    'tls' => true,
    'tlsCAFile' => __DIR__ . '/${file}',
    'tlsAllowInvalidHostnames' => true,
]);
$client->admin->command(['ping' => 1]);`;
}
