package dev.wanedit.transport.jdk;

import dev.wanedit.error.WanEditException;

/** What the bodies of an exchange may tell it. */
interface ExchangeControl {

    /** Bytes of a medium moved: the time in which none does starts anew. */
    void moved();

    /** The exchange ends with this error and is aborted; without effect if it ended already. */
    void fail(WanEditException error);

    /** Done when the exchange ends; at once if it is over already. */
    void atEnd(Runnable action);

    /** Whether it ended: then nobody wants its bytes any more. */
    boolean isOver();
}
