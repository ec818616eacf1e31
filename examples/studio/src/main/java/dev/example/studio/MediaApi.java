package dev.example.studio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes uploads, and serves media with ranges, so that a player can seek. */
@RestController
@RequestMapping("/api")
class MediaApi {

    private final Uploads uploads;
    private final JobList jobs;
    private final StudioFolder folder;

    MediaApi(Uploads uploads, JobList jobs, StudioFolder folder) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.folder = folder;
    }

    /** The body is the file. It is written to disk while it is read, and given up at the first byte too much. */
    @PostMapping(path = "/uploads", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Upload upload(@RequestParam Upload.Kind kind, @RequestParam String name, InputStream body) throws IOException {
        return uploads.store(kind, name, body, jobs::uses);
    }

    /** The sample clip, as if the person had uploaded it. */
    @PostMapping(path = "/uploads/sample", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Upload sample() throws IOException {
        return uploads.store(Upload.Kind.VIDEO, "sample.mp4", new ByteArrayInputStream(Demo.sample()), jobs::uses);
    }

    @GetMapping("/uploads/{id}")
    ResponseEntity<Resource> upload(@PathVariable UUID id) {
        Upload upload = uploads.find(id).orElseThrow(() -> new NotThere("upload " + id));
        return file(uploads.path(upload), upload.contentType(), inline());
    }

    @GetMapping("/jobs/{id}/result")
    ResponseEntity<Resource> result(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean save) {
        Path file = folder.result(id);
        if (jobs.find(id).filter(job -> job.state() == StudioJob.State.DONE).isEmpty() || !Files.isRegularFile(file)) {
            throw new NotThere("result of job " + id);
        }
        String name = "edited-" + id.toString().substring(0, 8) + ".mp4";
        ContentDisposition place =
                save ? ContentDisposition.attachment().filename(name).build() : inline();
        return file(file, "video/mp4", place);
    }

    private static ContentDisposition inline() {
        return ContentDisposition.inline().build();
    }

    private static ResponseEntity<Resource> file(Path file, String type, ContentDisposition place) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, place.toString())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=3600")
                .body(new FileSystemResource(file));
    }
}
