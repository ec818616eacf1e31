package dev.example.studio;

import dev.example.studio.StudioConfiguration.Mode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Checks, starts and follows jobs. */
@RestController
@RequestMapping("/api")
class JobApi {

    private final Checker checker;
    private final Runs runs;
    private final JobList jobs;
    private final Pages pages;
    private final Mode mode;

    JobApi(Checker checker, Runs runs, JobList jobs, Pages pages, Mode mode) {
        this.checker = checker;
        this.runs = runs;
        this.jobs = jobs;
        this.pages = pages;
        this.mode = mode;
    }

    @GetMapping("/studio")
    Map<String, Object> studio() {
        return Map.of("demo", mode.demo().isPresent(), "largest", Upload.largest());
    }

    /** Sends nothing to the service. */
    @PostMapping("/check")
    Check check(@RequestBody JobRequest request) {
        return checker.check(request);
    }

    @GetMapping("/jobs")
    List<StudioJob> jobs() {
        return jobs.all();
    }

    /** The page chooses the id, so a request that is repeated starts no second job. */
    @PutMapping("/jobs/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    StudioJob run(@PathVariable UUID id, @RequestBody Order order) {
        return runs.run(id, order);
    }

    @PostMapping(path = "/jobs/{id}/again", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void again(@PathVariable UUID id) {
        runs.again(id);
    }

    @PostMapping(path = "/jobs/{id}/cancel", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Boolean> cancel(@PathVariable UUID id) {
        return Map.of("canceled", runs.cancel(id));
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events() {
        return pages.connect(jobs::all, jobs::find);
    }
}
