package dev.wanedit.swap;

import dev.wanedit.port.ResultHead;
import dev.wanedit.port.ResultSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A sink that keeps the received bytes; read after the download has ended. */
final class Received implements ResultSink {

    private final List<Object> heads = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public void begin(ResultHead head) {
        heads.add(head);
    }

    @Override
    public void write(ByteBuffer bytes) {
        text.append(StandardCharsets.ISO_8859_1.decode(bytes));
    }

    List<Object> told() {
        List<Object> told = new ArrayList<>(heads);
        told.add(text.toString());
        return told;
    }
}
