package dev.wanedit.outside;

import java.util.List;

/** A page of the account's tasks. */
record ListPage(List<Row> rows, ListQuery query, int total) {

    record Row(String id, String status) {}

    static ListPage of(List<Row> all, ListQuery query) {
        int from = Math.min(all.size(), (query.page() - 1) * query.size());
        int to = Math.min(all.size(), from + query.size());
        return new ListPage(List.copyOf(all.subList(from, to)), query, all.size());
    }

    int pages() {
        return (total + query.size() - 1) / query.size();
    }

    /** True if a client that knew this ended task as running learns from this page that it runs no more. */
    boolean showsTheEndOf(String ended) {
        boolean row = rows.stream().anyMatch(one -> one.id().equals(ended));
        boolean absent = query.status().filter("RUNNING"::equals).isPresent() && pages() <= 1;
        return row || absent;
    }
}
