package dev.example.reactive;

import dev.wanedit.VideoEditClient;
import dev.wanedit.error.WanEditException;
import dev.wanedit.job.EditJob;
import dev.wanedit.task.TaskId;
import io.reactivex.rxjava3.core.Single;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

/** No thread of the server may block: the client's reactive form is answered as it is. */
@SpringBootApplication
@RestController
public record ReactiveShop(VideoEditClient client) {

    public static void main(String[] args) {
        SpringApplication.run(ReactiveShop.class, args);
    }

    @PostMapping("/edits")
    public Single<String> edit(@RequestParam URI clip, @RequestParam String prompt) {
        return client.rx()
                .submit(EditJob.builder().video(clip).prompt(prompt).build())
                .map(submitted -> submitted.taskId().value());
    }

    @GetMapping("/edits/{task}")
    public Single<String> status(@PathVariable String task) {
        return client.rx().status(new TaskId(task)).map(found -> found.status().name());
    }

    /** The starter answers exceptions in Spring MVC alone. */
    @ExceptionHandler
    public ResponseEntity<String> failed(WanEditException fault) {
        return ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(fault.problem());
    }
}
