/** Downloads results over each transport to real files, also when processes are killed and disks are full. */
@NullMarked
package dev.wanedit.download;

import org.jspecify.annotations.NullMarked;
