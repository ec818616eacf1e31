package dev.example.node;

import dev.wanedit.fleet.FleetClient;
import dev.wanedit.fleet.job.FleetListener;
import dev.wanedit.job.EditJob;
import dev.wanedit.record.JobPhase;
import dev.wanedit.task.JobKey;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.*;

@SpringBootApplication
@RestController
public record OrderNode(FleetClient fleet, Seen seen) {

    public record Order(JobPhase phase, String result, JobPhase seen) {}

    public static void main(String[] args) {
        SpringApplication.run(OrderNode.class, args);
    }

    @PostMapping("/orders/{order:[\\w-]+}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void edit(@PathVariable String order, @RequestParam URI clip, @RequestParam String prompt) {
        fleet.submit(
                new JobKey(order), EditJob.builder().video(clip).prompt(prompt).build());
    }

    @GetMapping("/orders/{order}")
    public ResponseEntity<Order> order(@PathVariable String order) {
        return ResponseEntity.of(fleet.find(new JobKey(order))
                .map(job -> new Order(
                        job.phase(),
                        job.result() == null ? null : job.result().location().toString(),
                        seen.phases().get(order))));
    }

    /** What the fleet has reported, on this node. */
    public record Seen(Map<String, JobPhase> phases) {}

    @Configuration
    static class Listening {

        @Bean
        Seen seen() {
            return new Seen(new ConcurrentHashMap<>());
        }

        @Bean
        FleetListener listener(Seen seen) {
            return change -> seen.phases().put(change.key().value(), change.phase());
        }
    }
}
