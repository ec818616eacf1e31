package dev.example.service;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Resolution;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import dev.wanedit.record.JobRecord;
import dev.wanedit.task.JobKey;
import dev.wanedit.task.TaskFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.server.ResponseStatusException;

@SpringBootApplication
@RestController
public record EditService(
        VideoEditClient client,
        @Value("${shop.clips}") Path clips,
        @Value("${shop.videos}") Path videos) {

    private static final Logger LOG = LoggerFactory.getLogger(EditService.class);

    /** What is not in the job store: which orders wait for their turn, and why an order did not start. */
    private static final Map<String, String> NOTES = new ConcurrentHashMap<>();

    public record Order(JobPhase phase, TaskFailure failure, String note) {}

    public static void main(String[] args) {
        SpringApplication.run(EditService.class, args);
    }

    @PostMapping("/orders/{order:[\\w-]+}")
    public CompletableFuture<ResponseEntity<Void>> edit(
            @PathVariable String order, @RequestParam String clip, @RequestParam String prompt) {
        if (!clip.matches("[\\w-]+\\.(mp4|mov)")) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "clip is the name of a file, without its folder");
        }
        EditJob job = EditJob.builder()
                .video(clips.resolve(clip))
                .prompt(prompt)
                .resolution(Resolution.P720)
                .build();
        Submission submission = Submission.of(new JobKey(order), job).towards(videos.resolve(order + ".mp4"));
        return client.async().quote(job).thenApply(quote -> {
            NOTES.put(order, "waits for its turn");
            client.async().start(submission).whenComplete((running, fault) -> {
                if (fault == null) {
                    NOTES.remove(order);
                } else {
                    NOTES.put(order, fault.getMessage());
                    LOG.warn("Order {} did not start", order, fault);
                }
            });
            return ResponseEntity.accepted().build();
        });
    }

    @GetMapping("/orders/{order}")
    public ResponseEntity<Order> order(@PathVariable String order) {
        JobRecord job = client.find(new JobKey(order)).orElse(null);
        String note = NOTES.get(order);
        if (job == null) {
            return note == null ? ResponseEntity.notFound().build() : ResponseEntity.ok(new Order(null, null, note));
        }
        return ResponseEntity.ok(new Order(job.phase(), job.failure(), note));
    }

    @GetMapping("/orders/{order:[\\w-]+}/video")
    public ResponseEntity<Resource> video(@PathVariable String order) {
        boolean done = client.find(new JobKey(order))
                .filter(job -> job.phase() == JobPhase.ARCHIVED)
                .isPresent();
        return done
                ? ResponseEntity.ok()
                        .contentType(MediaType.valueOf("video/mp4"))
                        .body(new FileSystemResource(videos.resolve(order + ".mp4")))
                : ResponseEntity.notFound().build();
    }
}
