package dev.wanedit.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds credentials that were sent to another host than the API. */
final class KeyLeaks {

    private KeyLeaks() {}

    static List<RecordedRequest> in(List<RecordedRequest> requests, List<String> keys) {
        return requests.stream()
                .filter(request -> request.kind() == RequestKind.UPLOAD || request.kind() == RequestKind.RESULT)
                .filter(request -> request.headers().contains("Authorization")
                        || keys.stream().anyMatch(key -> carries(request, key)))
                .toList();
    }

    private static boolean carries(RecordedRequest request, String key) {
        Stream<String> headers = request.headers().entries().stream().map(Map.Entry::getValue);
        Stream<String> others =
                Stream.of(request.path(), request.query(), new String(request.body(), StandardCharsets.ISO_8859_1));
        return Stream.concat(headers, others).anyMatch(text -> text.contains(key));
    }
}
