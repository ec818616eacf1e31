/** The JSON documents of the service, each as a record that a JSON library fills or writes. */
@NullMarked
package dev.wanedit.wire.body;

import org.jspecify.annotations.NullMarked;
