package dev.wanedit.testkit.contract.task;

import dev.wanedit.testkit.Fault;

/** The ways in which a connection can break during an exchange. */
public enum WireTrouble {
    RESET_BEFORE_THE_REQUEST_IS_READ(Fault.resetBeforeRead()),
    RESET_AFTER_THE_REQUEST_IS_READ(Fault.resetAfterRead()),
    CLOSED_WITHOUT_ANSWER(Fault.closeWithoutAnswer()),
    CUT_IN_THE_HEADERS(Fault.cutInHeaders()),
    CUT_IN_THE_BODY(Fault.cutInBody(9)),
    CUT_BEFORE_THE_BODY(Fault.cutInBody(0)),
    CUT_IN_CHUNKS(Fault.cutInChunks(9)),
    RESET_IN_THE_BODY(Fault.resetInBody(9)),
    NO_HTTP(Fault.garbage());

    private final Fault fault;

    WireTrouble(Fault fault) {
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** True if the answer is not HTTP: then the error may be a malformed response or a broken connection. */
    boolean mayBeMalformed() {
        return this == NO_HTTP;
    }
}
