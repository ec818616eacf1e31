/** What every transport must do with media: uploads and downloads. */
@NullMarked
package dev.wanedit.testkit.contract.transfer;

import org.jspecify.annotations.NullMarked;
