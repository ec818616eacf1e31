/** An honest transport over plain sockets: it shows that the contract can be kept, and by no HTTP client's grace. */
@NullMarked
package dev.wanedit.testkit.contract.reference;

import org.jspecify.annotations.NullMarked;
