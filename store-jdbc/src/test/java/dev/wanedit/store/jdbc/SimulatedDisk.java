package dev.wanedit.store.jdbc;

import dev.wanedit.store.jdbc.SystemCalls.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The files of a folder as a disk has them that lost its power: of what was not synced it has nothing, or some pieces in any
 * order. That goes for names too, which are synced with their folder.
 */
final class SimulatedDisk {

    private static final int SECTOR = 512;

    private final String folder;
    private final Map<String, Content> names = new HashMap<>();
    private final Map<String, Content> syncedNames = new HashMap<>();

    SimulatedDisk(Path folder) {
        this.folder = folder.toString();
    }

    void apply(Call call) {
        if (call.path().equals(folder) && call.name().contains("sync")) {
            syncedNames.clear();
            syncedNames.putAll(names);
        }
        if (!call.path().startsWith(folder + "/") || call.path().endsWith("-shm")) {
            return; // SQLite shares memory in that one, and makes it again.
        }
        String name = call.path().substring(folder.length() + 1);
        switch (call.name()) {
            case "openat" -> {
                if (call.arguments().contains("O_CREAT")) {
                    names.computeIfAbsent(name, made -> new Content());
                }
            }
            case "pwrite64" -> names.get(name).write((int) call.lastNumber(), call.data());
            case "ftruncate" -> names.get(name).cut((int) call.lastNumber());
            case "fsync", "fdatasync" -> names.get(name).sync();
            case "unlink", "unlinkat" -> names.remove(name);
            default -> throw new AssertionError("a store does not do that: " + call.name() + " " + call.path());
        }
    }

    /** The files after a loss of power. */
    void writeTo(Path empty, Random chance, boolean nothingMore) throws IOException {
        Map<String, Content> there = new HashMap<>(syncedNames);
        if (!nothingMore) {
            names.forEach((name, content) -> {
                if (chance.nextBoolean()) {
                    there.put(name, content);
                }
            });
        }
        for (Map.Entry<String, Content> file : there.entrySet()) {
            Files.write(empty.resolve(file.getKey()), file.getValue().afterLoss(chance, nothingMore));
        }
    }

    private static final class Content {

        private byte[] synced = new byte[0];
        private final List<Change> changes = new ArrayList<>();

        void write(int offset, byte[] data) {
            for (int from = 0; from < data.length; from += SECTOR) {
                int to = Math.min(data.length, from + SECTOR);
                changes.add(new Change(offset + from, Arrays.copyOfRange(data, from, to), -1));
            }
        }

        void cut(int length) {
            changes.add(new Change(0, new byte[0], length));
        }

        void sync() {
            for (Change change : changes) {
                synced = change.on(synced);
            }
            changes.clear();
        }

        byte[] afterLoss(Random chance, boolean nothingMore) {
            byte[] there = synced;
            for (Change change : changes) {
                if (!nothingMore && chance.nextBoolean()) {
                    there = change.on(there);
                }
            }
            return there;
        }
    }

    /** @param length what the file is cut or extended to; negative for a write */
    private record Change(int offset, byte[] data, int length) {

        byte[] on(byte[] content) {
            if (length >= 0) {
                return Arrays.copyOf(content, length);
            }
            byte[] written = Arrays.copyOf(content, Math.max(content.length, offset + data.length));
            System.arraycopy(data, 0, written, offset, data.length);
            return written;
        }
    }
}
