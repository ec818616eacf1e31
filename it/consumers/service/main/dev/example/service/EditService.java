package dev.example.service;

import dev.wanedit.VideoEditClient;
import dev.wanedit.job.EditJob;
import dev.wanedit.job.Submission;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@SpringBootApplication
@RestController
public record EditService(
        VideoEditClient client, @Value("${shop.videos}") Path videos) {

    public static void main(String[] args) {
        SpringApplication.run(EditService.class, args);
    }

    @PostMapping("/orders/{order}")
    public String edit(@PathVariable String order, @RequestParam Path clip, @RequestParam String prompt) {
        EditJob job = EditJob.builder().video(clip).prompt(prompt).build();
        Path video = videos.resolve(order + ".mp4");
        return client.start(Submission.of(new JobKey(order), job).towards(video))
                .taskId()
                .value();
    }

    @GetMapping("/orders/{order}")
    public ResponseEntity<JobPhase> phase(@PathVariable String order) {
        return ResponseEntity.of(client.find(new JobKey(order)).map(job -> job.phase()));
    }
}
