package dev.wanedit.cli.live;

/** What this program assumes of the service without certainty. Each is checked by a run, or says why it is not. */
public enum Assumption {
    UPLOAD(Mark.PROBABLE, "A file that was uploaded to the temporary storage can be edited."),
    LIST_NEW_TASK(Mark.INFERRED, "A new task is in the list at once."),
    LIST_PAGE_SIZE(Mark.UNKNOWN, "A page of the list may have 100 rows."),
    LIST_STATUS(Mark.INFERRED, "A list by status has only tasks in this status."),
    LIST_SPAN(Mark.INFERRED, "The span of a list is read in the zone of the region."),
    LIST_MODEL(Mark.INFERRED, "A list by model has the tasks of this model."),
    STATUS_TEXTS(Mark.UNKNOWN, "Every status is one of those that are known."),
    TIME_ZONE(Mark.INFERRED, "Times without a zone are in the zone of the region."),
    PROMPT(Mark.INFERRED, "A task shows the prompt as it was sent."),
    BILLED_SECONDS(Mark.PROBABLE, "The seconds that are billed are those of the input and of the output."),
    RANGE(Mark.INFERRED, "A part of a result can be downloaded, by Range."),
    LATE_FAULT(Mark.PROBABLE, "A clip that cannot be fetched is reported by a query, and costs nothing."),
    CANCEL(Mark.UNKNOWN, "A queued task that is canceled has the status CANCELED."),
    OTHER_REGION(Mark.PROBABLE, "A key of another region is refused by 401.", "It needs a key of another region."),
    SYNCHRONOUS(
            Mark.PROBABLE,
            "A create without the header for asynchronous calls is refused by 403.",
            "It would send a create that may be executed."),
    RUNNING_TASKS(
            Mark.PROBABLE,
            "Five tasks of an account run at once, and five are created per second.",
            "It would need more tasks than one edit."),
    PRICES(Mark.PROBABLE, "A second costs what the price table says.", "Only the bill shows it: compare it there."),
    EVENTS(Mark.PROBABLE, "An event of completion may come twice.", "It needs an EventBridge of the account.");

    /** How certain it is. */
    public enum Mark {
        PROBABLE,
        INFERRED,
        UNKNOWN
    }

    private final Mark mark;
    private final String text;
    private final String notChecked;

    Assumption(Mark mark, String text) {
        this(mark, text, "");
    }

    Assumption(Mark mark, String text, String notChecked) {
        this.mark = mark;
        this.text = text;
        this.notChecked = notChecked;
    }

    /** How certain it was before. */
    public Mark mark() {
        return mark;
    }

    /** The assumption, as a sentence. */
    public String text() {
        return text;
    }

    /** Why no run checks it, as a sentence; empty if a run does. */
    String notChecked() {
        return notChecked;
    }
}
