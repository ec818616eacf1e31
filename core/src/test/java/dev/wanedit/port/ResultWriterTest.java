package dev.wanedit.port;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wanedit.error.StorageException;
import dev.wanedit.error.TransportException;
import dev.wanedit.task.TaskId;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ResultWriterTest {

    private static final TaskId TASK = new TaskId("t-1");

    @Test
    void end_whenBytesAreMissing_isAConnectionLost() {
        ResultWriter writer = writer(4, 10, null);
        writer.begin();
        writer.write(ByteBuffer.allocate(5));

        assertThatThrownBy(writer::end)
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("9 of 10 bytes")
                .hasMessageContaining("t-1");
        writer.write(ByteBuffer.allocate(1));
        assertThatCode(writer::end).doesNotThrowAnyException();
    }

    @Test
    void end_whenTheLengthIsNotKnown_takesWhatCame() {
        assertThatCode(writer(0, -1, null)::end).doesNotThrowAnyException();
    }

    @Test
    void begin_whenTheSinkFails_isAFaultOfStorage() {
        assertThatThrownBy(writer(0, 1, new IOException("full"))::begin)
                .isInstanceOf(StorageException.class)
                .hasRootCauseMessage("full");
    }

    private static ResultWriter writer(long offset, long total, IOException failure) {
        return new ResultWriter(TASK, new ResultHead(offset, total, null, null), new ResultSink() {
            @Override
            public void begin(ResultHead head) throws IOException {
                if (failure != null) {
                    throw failure;
                }
            }

            @Override
            public void write(ByteBuffer bytes) {}
        });
    }
}
