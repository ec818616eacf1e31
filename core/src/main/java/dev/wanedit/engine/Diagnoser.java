package dev.wanedit.engine;

import dev.wanedit.diagnosis.Diagnosis;
import dev.wanedit.engine.diagnose.Examination;
import io.reactivex.rxjava3.core.Single;
import java.nio.file.Path;
import java.util.List;

/** Checks what a client depends on. */
public final class Diagnoser {

    private final Examination examination;
    private final ClosingSignal closing;

    Diagnoser(Examination examination, ClosingSignal closing) {
        this.examination = examination;
        this.closing = closing;
    }

    /**
     * What was found; a fault that is found is no error.
     *
     * @param folders where results are stored
     */
    public Single<Diagnosis> diagnose(List<Path> folders) {
        return closing.ends(null, examination.diagnosis(folders));
    }
}
