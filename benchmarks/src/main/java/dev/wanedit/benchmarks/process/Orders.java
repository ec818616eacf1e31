package dev.wanedit.benchmarks.process;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What a {@link Child} is asked. */
public final class Orders {

    private Orders() {}

    /** Answers each line of the input with a line, until the input ends. */
    public static void answer(Answer answer) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            System.out.println(answer.to(order.split(" ")));
        }
    }

    /** Does what one line asks for, and returns the answer. */
    @FunctionalInterface
    public interface Answer {

        Object to(String[] words) throws Exception;
    }
}
